import type { PendingCategory } from '../../domain/product/categories';
import { formatCount } from '../format';
import type { Sentence } from '../sentence';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

export function completedText(productId: string, trans: Trans): string {
  return trans.__('%1 is completed. Reopen it to choose again.', productId);
}

export function changedOutsideText(productId: string, trans: Trans): string {
  return trans.__(
    'Another program changed %1. The desk shows it as it is now.',
    productId
  );
}

/**
 * @param by - who took the product over
 * @param mine - whether it was the same person in another browser
 */
export function takenOverText(
  productId: string,
  by: string,
  mine: boolean,
  trans: Trans
): string {
  return mine
    ? trans.__(
        'You took over %1 in another browser. Your choices are kept.',
        productId
      )
    : trans.__(
        '%1 took over %2. Your choices are kept.',
        shortened(by),
        productId
      );
}

export function notShownYetText(trans: Trans): string {
  return trans.__('Nothing was changed: the product is not shown yet.');
}

/**
 * @param way - the end of the list that was reached
 * @param next - the category that the next press opens
 */
export function endOfListText(
  way: 'first' | 'last',
  trans: Trans,
  next?: PendingCategory
): string {
  if (way === 'first') {
    return trans.__('There is no product before this one.');
  }
  return next === undefined
    ? trans.__('No other product of the list is open.')
    : trans._n(
        'No other product of the list is open. Press again to go on with %2 / %3: %4 pending product.',
        'No other product of the list is open. Press again to go on with %2 / %3: %4 pending products.',
        next.pending,
        next.mainCategory,
        String(next.subCategory),
        formatCount(next.pending, trans)
      );
}

/** @param open - how many products of the list can still be worked on */
export function wrappedText(open: number, trans: Trans): string {
  return trans._n(
    'Back at the start of the list: %2 product is still open.',
    'Back at the start of the list: %2 products are still open.',
    open,
    formatCount(open, trans)
  );
}

/** @param read - products that were read */
export function noneLeftText(read: number, trans: Trans): string {
  return trans.__(
    'None of the %1 products that were read is free to work on. The queue can read more.',
    formatCount(read, trans)
  );
}

/** What a person who is not named is told when the desk opens. */
export function readOnlySentence(trans: Trans): Sentence {
  return {
    text: trans.__(
      'The connection does not name a person. You can look at products, but not change them.'
    ),
    remedy: trans.__(
      'Enter your name as the person of the connection under Settings, Curation.'
    )
  };
}
