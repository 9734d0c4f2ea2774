import type { Catalogue } from '../../../src/ports/product/catalogue';
import type { ImageStore } from '../../../src/ports/images/imageStore';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';

/** An item as it is in the table. */
export type RawItem = Readonly<Record<string, unknown>>;

export interface RawObject {
  /** Of the bytes. */
  readonly etag: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** What is in the table and the bucket, read without the product's code. */
export interface Raw {
  /** Products of the category by id. */
  readonly products: ReadonlyMap<string, RawItem>;
  /** The counters of the category; undefined if there are none. */
  readonly counters: RawItem | undefined;
  /** By key. */
  readonly objects: ReadonlyMap<string, RawObject>;
}

/** An object at the start. Its bytes are made from `content`. */
export interface GivenObject {
  readonly key: string;
  readonly content: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** What a dataset has at the start. All items belong to `TOP` and to one category. */
export interface Given {
  readonly items: readonly CatalogueItem[];
  readonly objects: readonly GivenObject[];
  /** If false, the category has no counters. Default: true. */
  readonly counters?: boolean;
}

/** The table and the bucket of a single case. */
export interface TestDataset {
  readonly catalogue: Catalogue;
  readonly images: ImageStore;
  readonly subCategory: number;
  /** Reads everything, without the product's code. */
  look(): Promise<Raw>;
  /** Reads one product in the same way. */
  product(id: string): Promise<RawItem | undefined>;
}

/** Attributes and tags that the product does not know and must preserve. */
export const STRANGE = {
  supplier: 'Dongdaemun 7',
  weights: { box: 1.5, net: [1, 2] },
  marks: new Set(['a', 'b'])
} as const;

export const STRANGE_TAGS = { owner: 'studio' } as const;

export const MAIN = 'TOP';

/** The items of partition 0 for a category at the start. */
export function categoryItems(
  { items, counters = true }: Given,
  subCategory: number
): CatalogueItem[] {
  const count = (status: string): number =>
    items.filter(item => item.current_status === status).length;
  const metadata = {
    sub_category: 0,
    product_id: 'CATEGORY_METADATA',
    categories_info: JSON.stringify({
      main_categories: [MAIN],
      sub_categories: { [MAIN]: [subCategory] },
      product_counts: { [MAIN]: { [subCategory]: items.length } },
      total_products: items.length
    })
  };
  return counters
    ? [
        metadata,
        {
          sub_category: 0,
          product_id: countersId(subCategory),
          main_category: MAIN,
          target_sub_category: subCategory,
          pending_count: count('PENDING'),
          completed_count: count('COMPLETED'),
          pass_count: count('PASS'),
          total_products: items.length,
          ...STRANGE
        }
      ]
    : [metadata];
}

export function countersId(subCategory: number): string {
  return `STATUS_STATS_${MAIN}_${subCategory}`;
}

/** The bytes of an image for tests. */
export function bytesOf(content: string): Uint8Array {
  return new TextEncoder().encode(`image: ${content}`);
}
