import type { Estimate } from '../../../domain/jobs/migrate/estimate';
import type { FolderLevel } from '../../../domain/jobs/migrate/folderLevel';
import type { Problem } from '../../errors';
import type { Trans } from '../../trans';
import { stoppedText } from '../longRuns';
import {
  estimateText,
  folderLevelText,
  migrationSum,
  nothingFoundText
} from '../migration';
import { imagesText } from '../reports';

/** @param where - the bucket and the table */
export function migrateLead(where: string, trans: Trans): string {
  return trans.__(
    'Brings the products of a folder into %1. The first step only looks, and sends nothing.',
    where
  );
}

/** How the folder must be laid out. */
export function layoutText(trans: Trans): string {
  return trans.__(
    'The folder must contain main category/sub category/product id/folder/file, as in TOP/1005/79823/detail/a.jpg.'
  );
}

/** How a folder on the Jupyter server is named. */
export function serverFolderText(trans: Trans): string {
  return trans.__(
    'The path that the file browser shows, as in data/spring. The server reads the folder and sends it with its own credentials. It goes on if you close JupyterLab.'
  );
}

/** Of a server that runs no jobs: the page reads the folder. */
export function throughPageText(
  { text, remedy }: Problem,
  trans: Trans
): string {
  return [
    trans.__(
      'No job can run on the Jupyter server, so this page reads the folder and sends it. Keep JupyterLab open until it is done.'
    ),
    text,
    ...(remedy === undefined ? [] : [remedy])
  ].join(' ');
}

/** Of a job whose server ended before it did. */
export function serverEndedProblem(trans: Trans): Problem {
  return {
    kind: 'Unexpected',
    text: trans.__('The Jupyter server ended before the migration did.'),
    remedy: trans.__('Go on: only what is not there yet is sent.')
  };
}

/** What `--add` does. */
export function addText(trans: Trans): string {
  return trans.__(
    'Add new files also to products that another program sent, or that were sent before migrations kept a record'
  );
}

/** Of a look that found no product: what the folder looks like, and which one to give. */
export function nothingFoundLead(
  level: FolderLevel | undefined,
  trans: Trans
): string {
  return level === undefined
    ? nothingFoundText(trans)
    : trans.__(
        'No product was found, and nothing was changed. %1',
        folderLevelText(level, trans)
      );
}

export function plannedLead(trans: Trans): string {
  return trans.__(
    'Nothing was sent yet. Images are decoded when they are sent: one that is broken is named then, and left out.'
  );
}

/** Of a look that the connection of now would not repeat. */
export function outdatedText(trans: Trans): string {
  return trans.__(
    'The connection was changed after this look: it names another bucket or table now. Look again before anything is sent.'
  );
}

/** @param beside - whether the Jupyter server runs it */
export function sendingLead(beside: boolean, trans: Trans): string {
  if (beside) {
    return trans.__(
      'It runs on the Jupyter server, and goes on if you close JupyterLab. If the server ends, what was sent stays, and Resume on the Jobs page sends the rest.'
    );
  }
  return trans.__(
    'Keep JupyterLab open until it is done. If it is closed or stopped, what was sent stays, and the next run goes on from there.'
  );
}

function lookStoppedText(trans: Trans): string {
  return trans.__(
    'The look was stopped. Look again to see the rest, before anything is sent.'
  );
}

/** @param sent - what was sent before the failure, or null for nothing */
export function migrateFailedLead(
  sent: { readonly imagesSent: number; readonly bytesSent: number } | null,
  trans: Trans
): string {
  return sent
    ? trans.__(
        'Sent before the failure: %1. What was sent stays, and the next run goes on from there.',
        imagesText(sent.imagesSent, sent.bytesSent, trans)
      )
    : trans.__('Nothing was sent.');
}

/**
 * The sum of a migration, and how it ended.
 *
 * @param estimate - of a run, by what a look has found
 */
export function migrateRemarks(
  report: Parameters<typeof migrationSum>[0] & { readonly stopped: boolean },
  estimate: Estimate,
  trans: Trans
): readonly string[] {
  const { stopped, dryRun } = report;
  return [
    ...(stopped ? [dryRun ? lookStoppedText(trans) : stoppedText(trans)] : []),
    ...migrationSum(report, trans),
    ...(dryRun && !stopped ? [estimateText(estimate, trans)] : [])
  ];
}
