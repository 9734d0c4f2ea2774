import { YOUNG_DAYS } from '../../domain/jobs/verify/finding';
import type { Trans } from '../trans';

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

/** How much was compared, and what the report leaves out. */
export function checkRemarks(
  {
    products,
    objects,
    notJudged: { young, claimed, counters },
    leftOut,
    stopped
  }: {
    readonly products: number;
    readonly objects: number;
    readonly notJudged: {
      readonly young: number;
      readonly claimed: number;
      readonly counters: number;
    };
    readonly leftOut: number;
    readonly stopped: boolean;
  },
  trans: Trans
): readonly string[] {
  const remarks: readonly (readonly [boolean, string])[] = [
    [stopped, stoppedText(trans)],
    [
      true,
      trans.__('Compared: %1 products with %2 objects.', products, objects)
    ],
    [
      young > 0,
      trans._n(
        'Left out: %1 object that nothing names and that is younger than %2 days.',
        'Left out: %1 objects that nothing names and that are younger than %2 days.',
        young,
        YOUNG_DAYS
      )
    ],
    [
      claimed > 0,
      trans._n(
        'Left out: %1 object that nothing names, of a product that is being edited.',
        'Left out: %1 objects that nothing names, of products that are being edited.',
        claimed
      )
    ],
    [
      counters > 0,
      trans._n(
        'Left out: %1 category whose counters kept changing.',
        'Left out: %1 categories whose counters kept changing.',
        counters
      )
    ],
    [
      leftOut > 0,
      trans._n(
        '%1 more finding is not listed. Make these repairs, then check again.',
        '%1 more findings are not listed. Make these repairs, then check again.',
        leftOut
      )
    ]
  ];
  return remarks.flatMap(([holds, text]) => (holds ? [text] : []));
}

/** Of a check and of the search for what to purge. */
export function stoppedText(trans: Trans): string {
  return trans.__('The search was stopped. The rest was not looked at.');
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
