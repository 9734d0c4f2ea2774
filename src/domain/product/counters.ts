import type { CatalogueItem, Category } from '../catalogueItem';
import { countersKey } from '../catalogueItem';
import type { StatusCounts } from './status';

/** The counters of a category, or undefined if one of them is missing or not a number. */
export function readCounters(
  item: CatalogueItem | undefined
): StatusCounts | undefined {
  if (item === undefined) {
    return undefined;
  }
  const {
    pending_count: pending,
    completed_count: completed,
    pass_count: pass,
    total_products: total
  } = item;
  const counts = { pending, completed, pass, total };
  return Object.values(counts).every(count => typeof count === 'number')
    ? (counts as StatusCounts)
    : undefined;
}

/** The attributes of a counters item. */
export function countersAttributes(
  counts: StatusCounts
): Readonly<Record<string, number>> {
  return {
    pending_count: counts.pending,
    completed_count: counts.completed,
    pass_count: counts.pass,
    total_products: counts.total
  };
}

/** A whole counters item, as a recount or a migration makes it. */
export function countersItem(
  category: Category,
  counts: StatusCounts
): CatalogueItem {
  const { subCategory, productId } = countersKey(category);
  return {
    sub_category: subCategory,
    product_id: productId,
    main_category: category.mainCategory,
    target_sub_category: category.subCategory,
    ...countersAttributes(counts)
  };
}
