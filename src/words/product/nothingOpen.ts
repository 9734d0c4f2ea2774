import type { Category } from '../../domain/catalogueItem';
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

export function allDoneText(trans: Trans): string {
  return trans.__(
    'Everything here is done. Choose another category, or look at the completed products.'
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
