import { YOUNG_DAYS } from '../../../domain/jobs/verify/finding';
import type { Trans } from '../../trans';

/** @param where - the bucket and the table */
export function checkLead(where: string, trans: Trans): string {
  return trans.__(
    'Compares each product with its objects, and the counters with the products, in %1. The check writes nothing, and can run while people curate: it leaves out objects that are younger than %2 days or belong to a product that is being edited.',
    where,
    YOUNG_DAYS
  );
}

export function planLead(trans: Trans): string {
  return trans.__(
    'Repairs correct what the catalogue says, and destroy nothing. Each is made only if its finding still holds. Products that somebody is editing are skipped.'
  );
}

export function repairStoppedText(trans: Trans): string {
  return trans.__(
    'The repair was stopped. Repairs that are not listed were not started. Check again to continue.'
  );
}

export function notCopiedText(trans: Trans): string {
  return trans.__(
    'The browser does not allow copying. Save the report instead.'
  );
}
