import * as z from 'zod';

import type { CatalogueItem, Category } from '../catalogueItem';
import { NO_CATEGORY } from '../catalogueItem';
import { Invalid } from '../errors';
import { naturalOrder } from '../images/naturalOrder';
import { asRecord, mapShape } from '../outsideRecord';
import { sameName } from '../sameName';

/** One category with the number of its products, if they were counted. */
export interface CategoryInfo extends Category {
  readonly products: number | undefined;
}

/** A category with pending products. */
export interface PendingCategory extends Category {
  readonly pending: number;
}

/** The fields of the JSON in `categories_info` that are read. */
const infoShape = z.object({
  main_categories: z.array(z.string()).default([]),
  sub_categories: mapShape(z.array(z.union([z.number(), z.string()]))).default(
    () => new Map()
  ),
  product_counts: mapShape(mapShape(z.number())).default(() => new Map()),
  total_products: z.number().default(0)
});

type Info = z.infer<typeof infoShape> & {
  /** The JSON as it was, with fields of others. */
  readonly stored: object;
};

/** @throws Invalid if the item is there but its JSON is broken */
function readInfo(item: CatalogueItem | undefined): Info {
  try {
    const stored: unknown = JSON.parse(
      item === undefined ? '{}' : String(item.categories_info)
    );
    return { ...infoShape.parse(stored), stored: asRecord(stored) ?? {} };
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
  for (const [mainCategory, subs] of info.sub_categories) {
    for (const sub of new Set(subs.map(Number))) {
      if (Number.isInteger(sub) && sub > NO_CATEGORY) {
        found.push({
          mainCategory,
          subCategory: sub,
          products: info.product_counts.get(mainCategory)?.get(String(sub))
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
  const info = readInfo(item);
  const before = textOf(info);
  for (const { mainCategory, subCategory, products } of counted) {
    const subs = entryOf(info.sub_categories, mainCategory, () => []);
    if (!subs.map(Number).includes(subCategory)) {
      subs.push(subCategory);
    }
    entryOf(info.product_counts, mainCategory, () => new Map()).set(
      String(subCategory),
      products
    );
    if (!info.main_categories.includes(mainCategory)) {
      info.main_categories.push(mainCategory);
    }
  }
  info.total_products = [...info.product_counts.values()]
    .flatMap(counts => [...counts.values()])
    .reduce((sum, count) => sum + count, 0);
  const text = textOf(info);
  return item !== undefined && text === before
    ? String(item.categories_info)
    : text;
}

/** What a Map has under a name. What was not there is put in. */
function entryOf<V>(map: Map<string, V>, name: string, made: () => V): V {
  const entry = map.get(name) ?? made();
  map.set(name, entry);
  return entry;
}

function textOf({ stored, ...info }: Info): string {
  return JSON.stringify({ ...stored, ...info }, (_name, value: unknown) =>
    value instanceof Map ? Object.fromEntries(value) : value
  );
}
