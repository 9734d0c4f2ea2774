import type { Trans } from '../../trans';
import { stoppedText } from '../longRuns';
import { migrationSum } from '../migration';
import { imagesText } from '../reports';

/** @param where - the bucket and the table */
export function migrateLead(where: string, trans: Trans): string {
  return trans.__(
    'Brings the products of a folder on this computer into %1. The first step only looks, and sends nothing.',
    where
  );
}

/** How the folder must be laid out. */
export function layoutText(trans: Trans): string {
  return trans.__(
    'The folder must contain main category/sub category/product id/folder/file, as in TOP/1005/79823/detail/a.jpg.'
  );
}

export function plannedLead(trans: Trans): string {
  return trans.__(
    'Nothing was sent yet. Images are decoded when they are sent: one that is broken is named then, and left out.'
  );
}

export function sendingLead(trans: Trans): string {
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

/** The sum of a migration, and how it ended. */
export function migrateRemarks(
  report: Parameters<typeof migrationSum>[0] & { readonly stopped: boolean },
  trans: Trans
): readonly string[] {
  const { stopped, dryRun } = report;
  return [
    ...(stopped ? [dryRun ? lookStoppedText(trans) : stoppedText(trans)] : []),
    ...migrationSum(report, trans)
  ];
}
