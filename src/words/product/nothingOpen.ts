import type { Category } from '../../domain/catalogueItem';
import type { PendingCategory } from '../../domain/product/categories';
import type { ListEnd } from '../../domain/queue/listEnd';
import { formatCount } from '../format';
import { statusLabel } from './status';
import type { Trans } from '../trans';

export function noCategoriesText(trans: Trans): string {
  return trans.__(
    'The table has no categories. Add products with the “migrate” command on the command line, then refresh.'
  );
}

export function chooseCategoryText(trans: Trans): string {
  return trans.__('Its products are listed beside the images.');
}

export function chooseProductText(trans: Trans): string {
  return trans.__('Choose one from the queue, or go to one by its id.');
}

/** The title of a category in which no product has the status that is shown. */
export function noProductsTitle(
  { mainCategory, subCategory }: Category,
  status: string,
  trans: Trans
): string {
  return trans.__(
    'No products with the status %1 in %2 / %3',
    statusLabel(status, trans),
    mainCategory,
    String(subCategory)
  );
}

/** The title at the end of a list that was worked through. */
export function endOfListTitle(
  { mainCategory, subCategory }: Category,
  trans: Trans
): string {
  return trans.__('The end of %1 / %2', mainCategory, String(subCategory));
}

/** What is left of a list of pending products that was worked through. */
export function listEndText(
  end: ListEnd,
  filtered: boolean,
  trans: Trans
): string {
  switch (end.kind) {
    case 'all-done':
      return filtered
        ? trans.__('Every product that matches the filter is done.')
        : trans.__('Everything in this category is done.');
    case 'unread':
      return trans.__('The queue has more products than were read so far.');
    case 'open':
      return trans._n(
        '%2 product is still open.',
        '%2 products are still open.',
        end.products,
        formatCount(end.products, trans)
      );
    case 'held':
      return trans._n(
        'All that is left is %2 product that somebody else works on.',
        'All that is left is %2 products that others work on.',
        end.products,
        formatCount(end.products, trans)
      );
    case 'unsaved':
      return trans._n(
        '%2 product is finished, but not saved yet.',
        '%2 products are finished, but not saved yet.',
        end.products,
        formatCount(end.products, trans)
      );
    case 'counted':
      return trans._n(
        'The list has no more products, but the category counts %2 that is pending. Refresh the queue to look again.',
        'The list has no more products, but the category counts %2 that are pending. Refresh the queue to look again.',
        end.products,
        formatCount(end.products, trans)
      );
  }
}

/** What opens the next category with pending products. */
export function goOnLabel(next: PendingCategory, trans: Trans): string {
  return trans.__(
    'Go on with %1 / %2 (%3 pending)',
    next.mainCategory,
    String(next.subCategory),
    formatCount(next.pending, trans)
  );
}

/** What an empty queue says. */
export function emptyQueueText(
  status: string,
  filtered: boolean,
  trans: Trans
): string {
  const label = statusLabel(status, trans);
  return filtered
    ? trans.__(
        'No product of this category with the status %1 matches the filter.',
        label
      )
    : trans.__('No product of this category has the status %1.', label);
}
