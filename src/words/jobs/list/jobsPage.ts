import type {
  JobName,
  JobPhase,
  JobPlace
} from '../../../domain/jobs/list/jobPhase';
import { formatCount, formatTimeOfDay } from '../../format';
import { shortened } from '../../shortened';
import type { Trans } from '../../trans';

/**
 * What a job is called.
 *
 * @param connection - its name; empty if there is none
 */
export function jobTitle(
  name: JobName,
  connection: string,
  trans: Trans
): string {
  return connection === ''
    ? jobWord(name, trans)
    : trans.__('%1: %2', jobWord(name, trans), connection);
}

function jobWord(name: JobName, trans: Trans): string {
  switch (name) {
    case 'setup':
      return trans.__('Set-up');
    case 'migrate':
      return trans.__('Migration');
    case 'pack':
      return trans.__('Packs');
    case 'verify':
      return trans.__('Check');
    case 'purge':
      return trans.__('Purge');
    case 'archive':
      return trans.__('Archive');
    case 'adopt':
      return trans.__('Adoption');
    case 'export':
      return trans.__('Export');
  }
}

interface PhaseFacts {
  readonly phase: JobPhase;
  readonly stopping?: boolean;
  /** When it goes on, in ms since the epoch. */
  readonly until?: number;
}

/** How far a job is, in a word or a few. */
export function phaseText(
  { phase, stopping, until }: PhaseFacts,
  trans: Trans
): string {
  switch (phase) {
    case 'running':
      return stopping === true ? trans.__('Stopping…') : trans.__('Running');
    case 'waiting':
      return until === undefined
        ? trans.__('Waiting')
        : trans.__('Waiting until %1', formatTimeOfDay(until, trans));
    case 'asking':
      return trans.__('Waits for your answer');
    case 'done':
      return trans.__('Done');
    case 'for-person':
      return trans.__('Done, with something for you');
    case 'stopped':
      return trans.__('Stopped');
    case 'failed':
      return trans.__('Failed');
    case 'interrupted':
      return trans.__('Interrupted');
  }
}

export function placeText(place: JobPlace, trans: Trans): string {
  return place === 'server'
    ? trans.__('on the Jupyter server')
    : trans.__('in this page');
}

/**
 * What a notification tells of a job.
 *
 * @param progress - how much is done; it only counts while the job works
 */
export function noticeText(
  title: string,
  facts: PhaseFacts & { readonly problem?: { readonly text: string } },
  progress: string,
  trans: Trans
): string {
  const { phase, stopping, problem } = facts;
  return phase === 'failed' && problem !== undefined
    ? trans.__('%1 failed. %2', title, problem.text)
    : phase === 'running' && stopping !== true && progress !== ''
      ? trans.__('%1. %2', title, progress)
      : trans.__('%1. %2', title, phaseText(facts, trans));
}

/** When a job began, and when it ended. @param ended - null before its end */
export function jobTimesText(
  started: number,
  ended: number | null,
  trans: Trans
): string {
  return ended === null
    ? trans.__('since %1', formatTimeOfDay(started, trans))
    : trans.__(
        '%1 to %2',
        formatTimeOfDay(started, trans),
        formatTimeOfDay(ended, trans)
      );
}

export function noJobsText(trans: Trans): string {
  return trans.__(
    'No job has run since this page was opened. A job asks for its options before it does anything, and goes on if you close its tab.'
  );
}

/** What becomes of jobs that run if the page is left; undefined if none runs. */
export function runningLead(
  running: readonly { readonly place: JobPlace }[],
  trans: Trans
): string | undefined {
  const texts = [
    ...(running.some(({ place }) => place === 'page')
      ? [
          trans.__(
            'Jobs that run in this page end if you close JupyterLab or its browser tab. What they have done stays, and another run does the rest.'
          )
        ]
      : []),
    ...(running.some(({ place }) => place === 'server')
      ? [
          trans.__(
            'Jobs on the Jupyter server go on if you close JupyterLab. They end with the server, and can be resumed then.'
          )
        ]
      : [])
  ];
  return texts.length === 0 ? undefined : texts.join(' ');
}

/** What tells jobs of one kind apart; empty if nothing does. */
export function jobDetailText(
  {
    folder,
    onlyLooks
  }: { readonly folder?: string; readonly onlyLooks?: boolean },
  trans: Trans
): string {
  return [
    ...(folder === undefined
      ? []
      : [folder === '' ? trans.__('its root folder') : shortened(folder)]),
    ...(onlyLooks === true ? [trans.__('only looks')] : [])
  ].join(' · ');
}

export function elsewhereText(trans: Trans): string {
  return trans.__(
    'Another Jupyter server of yours runs it. To cancel it, open the Jobs page there.'
  );
}

export function readingReportText(trans: Trans): string {
  return trans.__('Reading the report…');
}

/** For the status bar. */
export function jobCountText(count: number, trans: Trans): string {
  return trans._n('%2 job', '%2 jobs', count, formatCount(count, trans));
}
