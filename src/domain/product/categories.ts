import * as z from 'zod';

import type { CatalogueItem, Category } from '../catalogueItem';
import { NO_CATEGORY } from '../catalogueItem';
import { Invalid } from '../errors';
import { naturalOrder } from '../images/naturalOrder';
import { sameName } from '../sameName';

/** One category with the number of its products, if they were counted. */
export interface CategoryInfo extends Category {
  readonly products: number | undefined;
}

/** A category with pending products. */
export interface PendingCategory extends Category {
  readonly pending: number;
}

/** The JSON in `categories_info`. Unknown fields are preserved. */
const infoShape = z.looseObject({
  main_categories: z.array(z.string()).default([]),
  sub_categories: z
    .record(z.string(), z.array(z.union([z.number(), z.string()])))
    .default({}),
  product_counts: z
    .record(z.string(), z.record(z.string(), z.number()))
    .default({}),
  total_products: z.number().default(0)
});

type Info = z.infer<typeof infoShape>;

const EMPTY: Info = {
  main_categories: [],
  sub_categories: {},
  product_counts: {},
  total_products: 0
};

/** @throws Invalid if the item is there but its JSON is broken */
function readInfo(item: CatalogueItem | undefined): Info {
  if (item === undefined) {
    return EMPTY;
  }
  try {
    return infoShape.parse(JSON.parse(String(item.categories_info)));
  } catch (cause) {
    throw new Invalid('categories-unreadable', {}, { cause });
  }
}

/** The categories of the `CATEGORY_METADATA` item in natural order; none if the item is missing. */
export function readCategories(
  item: CatalogueItem | undefined
): readonly CategoryInfo[] {
  const info = readInfo(item);
  const found: CategoryInfo[] = [];
  for (const [mainCategory, subs] of Object.entries(info.sub_categories)) {
    for (const sub of new Set(subs.map(Number))) {
      if (Number.isInteger(sub) && sub > NO_CATEGORY) {
        found.push({
          mainCategory,
          subCategory: sub,
          products: info.product_counts[mainCategory]?.[String(sub)]
        });
      }
    }
  }
  return found.sort(
    (a, b) =>
      naturalOrder(a.mainCategory, b.mainCategory) ||
      a.subCategory - b.subCategory
  );
}

/** A category as it is stored, perhaps in another Unicode form than it was typed; itself if none is like it. */
export function storedCategory(
  categories: readonly Category[],
  { mainCategory, subCategory }: Category
): Category {
  const same = categories.filter(
    other =>
      other.subCategory === subCategory &&
      sameName(other.mainCategory, mainCategory)
  );
  const stored =
    same.find(other => other.mainCategory === mainCategory) ?? same[0];
  return { mainCategory: stored?.mainCategory ?? mainCategory, subCategory };
}

/**
 * `categories_info` with these categories' product counts set: others and
 * unknown fields stay. Returns the stored text itself where nothing changes, so
 * that a second run writes nothing.
 *
 * @throws Invalid if the stored JSON is broken: it is never written over
 */
export function withProductCounts(
  item: CatalogueItem | undefined,
  counted: readonly (Category & { readonly products: number })[]
): string {
  const before = readInfo(item);
  const info: Info = structuredCopy(before);
  for (const { mainCategory, subCategory, products } of counted) {
    const subs = (info.sub_categories[mainCategory] ??= []);
    if (!subs.map(Number).includes(subCategory)) {
      subs.push(subCategory);
    }
    (info.product_counts[mainCategory] ??= {})[String(subCategory)] = products;
    if (!info.main_categories.includes(mainCategory)) {
      info.main_categories.push(mainCategory);
    }
  }
  info.total_products = Object.values(info.product_counts)
    .flatMap(counts => Object.values(counts))
    .reduce((sum, count) => sum + count, 0);
  const text = JSON.stringify(info);
  return item !== undefined && text === JSON.stringify(before)
    ? String(item.categories_info)
    : text;
}

function structuredCopy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
