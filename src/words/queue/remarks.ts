import type { Trans } from '../trans';

/** The table lacks the index by category. */
export function noIndexText(trans: Trans): string {
  return trans.__(
    'The table has no index by category. The whole category is read, in the order of ids. Run the set-up to add the index.'
  );
}

/** Products have the shape of another program. */
export function foreignText(trans: Trans): string {
  return trans.__(
    'Products here have the shape of another program (curation_status). They are shown in the order of ids, and cannot be changed.'
  );
}

/** The index by category has none of a category's products. */
export function unstampedText(subCategory: number, trans: Trans): string {
  return trans.__(
    'The index by category has no products of %1 yet. The whole category is read, in the order of ids. The products that you pass are added to the index.',
    String(subCategory)
  );
}
