import type { Trans } from '../../trans';

/** @param where - the bucket and the table */
export function archiveLead(where: string, trans: Trans): string {
  return trans.__(
    'Tags the images of completed products in %1 that nobody chose. A lifecycle rule of the set-up moves tagged images to a storage class that costs less to keep and more to read. They can still be opened at once, and reopening a product takes the tags off. The first step only shows what would be tagged, what it costs, and what it saves.',
    where
  );
}

export function archiveShownLead(trans: Trans): string {
  return trans.__('Nothing has been tagged yet.');
}

/** @param begun - whether it had begun to write */
export function archiveFailedLead(begun: boolean, trans: Trans): string {
  return begun
    ? trans.__('Tags that were set stay, and the next run goes on from there.')
    : trans.__('Nothing was changed.');
}
