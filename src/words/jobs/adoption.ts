import type { AdoptionKind } from '../../domain/jobs/adopt/adopted';
import type { Trans } from '../trans';
import { some } from './reports';

/** What was done to a product. */
export function adoptionText(how: AdoptionKind, trans: Trans): string {
  switch (how) {
    case 'created':
      return trans.__('an item is made from the objects in the bucket');
    case 'brought-over':
      return trans.__(
        'the documented attributes are added beside those of the other program'
      );
    case 'completed':
      return trans.__('what the desk needs is added');
    case 'followed':
      return trans.__('the status of the other program is taken over');
    case 'taken-out':
      return trans.__('what the adoption added is taken out');
    case 'removed':
      return trans.__('the item that the adoption made is removed');
  }
}

interface AdoptFacts {
  readonly dryRun: boolean;
  readonly products: number;
  readonly changed: number;
  readonly counters: number;
  readonly leftOut: number;
}

/** What an adoption did, or would do, in sentences. */
export function adoptSum(
  { dryRun, products, changed, counters, leftOut }: AdoptFacts,
  trans: Trans
): readonly string[] {
  return [
    trans._n('%1 product was checked.', '%1 products were checked.', products),
    dryRun
      ? trans._n(
          '%1 product would be changed.',
          '%1 products would be changed.',
          changed
        )
      : trans._n(
          '%1 product was changed.',
          '%1 products were changed.',
          changed
        ),
    ...some(counters, () =>
      dryRun
        ? trans._n(
            '%1 category would get counters.',
            '%1 categories would get counters.',
            counters
          )
        : trans._n(
            '%1 category got counters.',
            '%1 categories got counters.',
            counters
          )
    ),
    ...some(leftOut, () =>
      trans._n(
        '%1 more line is not listed.',
        '%1 more lines are not listed.',
        leftOut
      )
    )
  ];
}

/** How a dry run of the command line ends. */
export function adoptYesText(trans: Trans): string {
  return trans.__('Nothing was changed. To do it, give --yes.');
}
