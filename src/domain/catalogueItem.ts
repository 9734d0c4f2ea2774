/**
 * The items of the table as plain values under their attribute names. The
 * floors above read products; plans and adapters write items.
 */
export type ItemValue =
  | string
  | number
  | boolean
  | null
  | Uint8Array
  | ReadonlySet<string | number | Uint8Array>
  | readonly ItemValue[]
  | { readonly [name: string]: ItemValue };

export type CatalogueItem = Readonly<Record<string, ItemValue>>;

/** The key of one item of the table. */
export interface ItemKey {
  readonly subCategory: number;
  readonly productId: string;
}

/** The key of an item by its attributes. */
export function keyOfItem(item: CatalogueItem): ItemKey {
  return {
    subCategory: Number(item.sub_category),
    productId: String(item.product_id)
  };
}

/** An item's key as one string, for maps of items. */
export function itemName({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}

/** Partition 0 holds no products. */
export const NO_CATEGORY = 0;

export const CATEGORY_METADATA: ItemKey = {
  subCategory: NO_CATEGORY,
  productId: 'CATEGORY_METADATA'
};

/** A category as people work on it: all products of one sub category. */
export interface Category {
  readonly mainCategory: string;
  readonly subCategory: number;
}

export function sameCategory(
  a: Category | null | undefined,
  b: Category | null | undefined
): boolean {
  return (
    a?.mainCategory === b?.mainCategory && a?.subCategory === b?.subCategory
  );
}

/** The key of a category's counters. Build it, never parse it: a main category may contain `_`. */
export function countersKey(category: Category): ItemKey {
  return {
    subCategory: NO_CATEGORY,
    productId: `STATUS_STATS_${category.mainCategory}_${category.subCategory}`
  };
}

/** The value of our index's partition key: `1005#PENDING`. */
export function categoryStatus(subCategory: number, status: string): string {
  return `${subCategory}#${status}`;
}

/** Names of the table's two indexes. */
export const STATUS_INDEX = 'CurrentStatus-LastUpdatedAt-GSI';
export const CATEGORY_STATUS_INDEX = 'CategoryStatus-LastUpdatedAt-GSI';
