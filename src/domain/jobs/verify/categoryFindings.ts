import type { CatalogueItem, Category } from '../../catalogueItem';
import { sameCategory } from '../../catalogueItem';
import { readCategories, withProductCounts } from '../../product/categories';
import { countersAttributes, readCounters } from '../../product/counters';
import { Invalid } from '../../errors';
import type { StatusCounts } from '../../product/status';
import type { Finding, WrongCategory } from './finding';

/** A category with the number of its products, counted by consistent reads. */
export type CountedCategory = Category & { readonly products: number };

/** Categories that a finding about their list names; the others are counted. */
const NAMED = 5;

/**
 * What is wrong with a category's counters. A category without products and
 * counters is not reported.
 *
 * @param item - the counters as stored, the same before and after the count
 */
export function countersFinding(
  category: Category,
  item: CatalogueItem | undefined,
  counts: StatusCounts
): Finding | undefined {
  const { mainCategory, subCategory } = category;
  const stored = readCounters(item);
  const right = stored
    ? same(stored, counts)
    : item === undefined && counts.total === 0;
  return right
    ? undefined
    : {
        kind: 'counters',
        mainCategory,
        subCategory,
        detail: {
          code: 'counters-wrong',
          stored: stored ?? (item ? 'broken' : 'none'),
          counts
        },
        repairable: true
      };
}

/** What is wrong with the list of categories. */
export function categoriesFinding(
  item: CatalogueItem | undefined,
  counted: readonly CountedCategory[]
): Finding | undefined {
  let listed: ReturnType<typeof readCategories>;
  let wanted: string;
  let worth: readonly CountedCategory[];
  try {
    listed = readCategories(item);
    worth = worthListing(item, counted);
    wanted = withProductCounts(item, worth);
  } catch (error) {
    if (error instanceof Invalid) {
      return {
        kind: 'unreadable',
        detail: { code: 'error', error },
        repairable: false
      };
    }
    throw error;
  }
  if (wanted === item?.categories_info || (!item && worth.length === 0)) {
    return undefined;
  }
  const wrong = worth.flatMap((category): WrongCategory[] => {
    const stored = listed.find(other => sameCategory(other, category));
    return stored?.products === category.products
      ? []
      : [
          {
            ...category,
            listed: stored ? (stored.products ?? 'uncounted') : 'missing'
          }
        ];
  });
  return {
    kind: 'categories',
    detail: {
      code: 'categories-wrong',
      wrong: wrong.slice(0, NAMED),
      more: Math.max(0, wrong.length - NAMED)
    },
    repairable: true
  };
}

/** Categories that the list should have: those with products, and those it has. */
export function worthListing(
  item: CatalogueItem | undefined,
  counted: readonly CountedCategory[]
): readonly CountedCategory[] {
  const listed = readCategories(item);
  return counted.filter(
    category =>
      category.products > 0 ||
      listed.some(other => sameCategory(other, category))
  );
}

function same(a: StatusCounts, b: StatusCounts): boolean {
  const text = (counts: StatusCounts): string =>
    JSON.stringify(countersAttributes(counts));
  return text(a) === text(b);
}
