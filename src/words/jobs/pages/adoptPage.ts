import type { Trans } from '../../trans';

/** @param where - the bucket and the table */
export function adoptLead(where: string, trans: Trans): string {
  return trans.__(
    'Prepares %1 for the desk if other programs filled them: it makes items for products that only the bucket has, and adds what items lack. Nothing that is there is removed, and no image is moved. The first step only shows what would be done.',
    where
  );
}

export function undoRemark(trans: Trans): string {
  return trans.__(
    'Takes out what an earlier adoption wrote. Products that were changed since stay as they are.'
  );
}

export function adoptShownLead(trans: Trans): string {
  return trans.__('Nothing has been changed yet.');
}

/** @param begun - whether it had begun to write */
export function adoptFailedLead(
  begun: boolean,
  undo: boolean,
  trans: Trans
): string {
  if (!begun) {
    return trans.__('Nothing was changed.');
  }
  return undo
    ? trans.__('What was taken out stays out, and the next undo goes on.')
    : trans.__('What was adopted stays, and the next run goes on from there.');
}
