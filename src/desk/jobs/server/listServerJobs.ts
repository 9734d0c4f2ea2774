import type { JobCount } from '../../../domain/jobs/list/jobCount';
import type { JobPhase } from '../../../domain/jobs/list/jobPhase';
import { paceWith } from '../../../domain/jobs/list/jobPace';
import type { ServerJob, ServerJobStage } from '../../../domain/jobs/serverJob';
import { serverJobLives } from '../../../domain/jobs/serverJob';
import type { JobHandle, JobList, ListedJob } from '../jobList';
import type { KnownServerJob, ServerJobFeed } from './serverJobFeed';

/** How the page shows a job beside the server. */
export interface ServerJobViews {
  /** Shows its own page, or the list if there is none. */
  open(known: KnownServerJob): void;
  /** Whether a page that shows it is in sight. */
  isInSight(known: KnownServerJob): boolean;
  /** Whether a page of its own shows it. */
  hasPage(known: KnownServerJob): boolean;
}

const PHASES: Readonly<Record<ServerJobStage, JobPhase>> = {
  running: 'running',
  stopping: 'running',
  done: 'done',
  forPerson: 'for-person',
  failed: 'failed',
  stopped: 'stopped',
  interrupted: 'interrupted'
};

/** Keeps the jobs beside the server in the list of all jobs. */
export function listServerJobs(
  feed: ServerJobFeed,
  list: JobList,
  views: ServerJobViews
): void {
  let listed: ReadonlyMap<string, KnownServerJob> = new Map();
  feed.store.subscribe(() => {
    const { known } = feed.store.state;
    for (const id of listed.keys()) {
      if (!known.has(id)) {
        list.drop(id);
      }
    }
    for (const [id, one] of known) {
      if (listed.get(id) !== one) {
        list.put(asListed(one, list), handleOf(id, feed, views));
      }
    }
    listed = known;
  });
}

/** How a job beside the server stands, for the list of all jobs. */
function asListed(known: KnownServerJob, list: JobList): ListedJob {
  const { job, pause, silent, refused, report } = known;
  const { id, stage, request, started, ended } = job;
  const live = serverJobLives(job);
  const waits = live && (silent !== null || pause !== null);
  const problem =
    refused ??
    silent ??
    (waits
      ? { kind: 'Throttled' as const, text: pause?.text ?? '' }
      : job.problem && {
          kind: 'Unexpected' as const,
          text: job.problem.text,
          remedy: job.problem.remedy
        });
  const count = countOf(job);
  const before = list.jobs.find(other => other.id === id);
  return {
    id,
    name: request.kind,
    connection: request.connection.name,
    place: 'server',
    phase: waits ? 'waiting' : PHASES[stage],
    stopping: stage === 'stopping',
    started,
    ended,
    ...(typeof request.folder === 'string' && { folder: request.folder }),
    ...(request.options.dryRun === true && { onlyLooks: true }),
    ...(job.elsewhere && { elsewhere: true }),
    ...(waits && pause && silent === null && { until: pause.until }),
    ...(problem && { problem }),
    ...(report && { report }),
    ...(count && { count }),
    pace:
      live && count ? paceWith(before?.pace ?? [], list.now(), count.done) : []
  };
}

/** How much of it is done; undefined before it has told. */
function countOf({ request, progress }: ServerJob): JobCount | undefined {
  if (!progress) {
    return undefined;
  }
  return request.kind === 'setup'
    ? {
        what: 'resources',
        done: progress.counts.resources ?? 0,
        total: request.options.only?.length
      }
    : { what: 'products', done: progress.products, total: progress.total };
}

function handleOf(
  id: string,
  feed: ServerJobFeed,
  views: ServerJobViews
): JobHandle {
  const known = feed.find(id);
  const now = (): KnownServerJob | undefined => feed.find(id);
  return {
    hasNoPage: known === undefined || !views.hasPage(known),
    open: () => {
      const one = now();
      if (one) {
        views.open(one);
      }
    },
    isInSight: () => {
      const one = now();
      return one !== undefined && views.isInSight(one);
    },
    ...(known?.job.elsewhere !== true && {
      cancel: () => feed.try(id, () => feed.cancel(id))
    }),
    resume: () => feed.try(id, () => feed.resume(id)),
    forget: () => feed.try(id, () => feed.forget(id)),
    ...(known?.job.hasReport === true && {
      readReport: () => feed.try(id, () => feed.report(id))
    })
  };
}
