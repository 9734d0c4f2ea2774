import type { CatalogueItem, Category } from '../../catalogueItem';
import { readCategories, withProductCounts } from '../../product/categories';
import { countersAttributes, readCounters } from '../../product/counters';
import { Invalid } from '../../errors';
import type { StatusCounts } from '../../product/status';
import type { Finding } from './finding';

/** A category with the number of its products, counted by consistent reads. */
export type CountedCategory = Category & { readonly products: number };

/** Categories that a finding about their list names; the others are counted. */
const NAMED = 5;

/**
 * What a category's counters say wrong. A category that has neither products
 * nor counters is none.
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
    ? said(stored) === said(counts)
    : item === undefined && counts.total === 0;
  return right
    ? undefined
    : {
        kind: 'counters',
        ...{ mainCategory, subCategory },
        text: `${stored ? `counts ${said(stored)}` : item ? 'has counters that are no numbers' : 'has no counters'}; the products are ${said(counts)}`,
        repairable: true
      };
}

/** What the list of categories says wrong of these. */
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
        text: error.message.replace(/\.$/, ''),
        repairable: false
      };
    }
    throw error;
  }
  if (wanted === item?.categories_info || (!item && worth.length === 0)) {
    return undefined;
  }
  const wrong = worth.flatMap(category => {
    const { mainCategory, subCategory, products } = category;
    const stored = listed.find(
      other =>
        other.mainCategory === mainCategory && other.subCategory === subCategory
    );
    return stored?.products === products
      ? []
      : [
          `${mainCategory}/${subCategory} has ${products} products, not ${stored ? (stored.products ?? 'uncounted') : 'listed'}`
        ];
  });
  return {
    kind: 'categories',
    text: [
      ...(wrong.length > 0 ? wrong.slice(0, NAMED) : ['its sum is wrong']),
      ...(wrong.length > NAMED ? [`${wrong.length - NAMED} others`] : [])
    ].join('; '),
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
    ({ mainCategory, subCategory, products }) =>
      products > 0 ||
      listed.some(
        other =>
          other.mainCategory === mainCategory &&
          other.subCategory === subCategory
      )
  );
}

function said(counts: StatusCounts): string {
  return Object.entries(countersAttributes(counts))
    .map(([name, count]) => `${count} ${name.replace(/_.*/, '')}`)
    .join(', ');
}
