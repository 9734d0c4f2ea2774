import type { DeskState } from '../../../desk/state';
import type { StatusCounts } from '../../../domain/product/status';
import {
  NO_PRODUCTS,
  addCounts,
  statusMove
} from '../../../domain/product/status';

/** By how much the counts of the category change when everything is saved. */
export function unsavedCounts({
  category,
  unsaved
}: Pick<DeskState, 'category' | 'unsaved'>): StatusCounts {
  return unsaved
    .filter(
      ({ product, mainCategory }) =>
        product.subCategory === category?.subCategory &&
        (mainCategory ?? category.mainCategory) === category.mainCategory
    )
    .reduce(
      (counts, { from, to }) => addCounts(counts, statusMove(from, to)),
      NO_PRODUCTS
    );
}
