import type { CatalogueItem, Category } from '../catalogueItem';
import { NO_CATEGORY } from '../catalogueItem';

/**
 * The categories that items of the table belong to, each once: the category of
 * a product, and in partition 0 the category of a counters item. A product
 * without a readable main category belongs to `''`.
 *
 * @param known - categories found before, which come first
 */
export function distinctCategories(
  items: readonly CatalogueItem[],
  known: readonly Category[] = []
): readonly Category[] {
  const found = new Map(known.map(category => [keyOf(category), category]));
  for (const item of items) {
    const category = categoryOf(item);
    if (category !== undefined) {
      found.set(keyOf(category), category);
    }
  }
  return [...found.values()];
}

function categoryOf(item: CatalogueItem): Category | undefined {
  const { sub_category: partition, main_category: main } = item;
  const mainCategory = typeof main === 'string' ? main : '';
  if (partition !== NO_CATEGORY) {
    return { mainCategory, subCategory: Number(partition) };
  }
  const { target_sub_category: target } = item;
  return mainCategory !== '' && typeof target === 'number' && target > 0
    ? { mainCategory, subCategory: target }
    : undefined;
}

function keyOf({ mainCategory, subCategory }: Category): string {
  return `${subCategory}/${mainCategory}`;
}
