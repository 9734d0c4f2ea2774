import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { ProductAddress } from '../../product/objectKey';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import type { Tags } from '../../edits/tags';

/** Which images of completed products are exported: the chosen ones, or all. */
export type ExportedImages = 'chosen' | 'all';

/** What is known of an image by its product's item alone. */
export interface PlacedImage {
  readonly path: ImagePath;
  /** The id of its slot; null if nobody chose it. */
  readonly slot: string | null;
  /** Its place in the slot, from 1; null likewise. */
  readonly order: number | null;
}

/** One image of a curated product, with everything that an export tells of it. */
export interface ExportRow {
  readonly key: string;
  /** `s3://bucket/key`, the key as it is. */
  readonly uri: string;
  readonly main_category: string;
  readonly sub_category: number;
  readonly product_id: string;
  readonly folder: string;
  readonly filename: string;
  readonly slot: string | null;
  readonly order: number | null;
  readonly completed_by: string | null;
  /** When the product was changed last, as the table has it: nothing changes it after its completion but notes and flags. */
  readonly completed_at: string | null;
  readonly guideline: string | null;
  /** The object's tags as JSON; null if they were not asked for. */
  readonly tags: string | null;
  /** Size in bytes. */
  readonly bytes: number;
}

/** The names of a row's fields, in the order of columns. */
export const EXPORT_COLUMNS: readonly (keyof ExportRow)[] = [
  'key',
  'uri',
  'main_category',
  'sub_category',
  'product_id',
  'folder',
  'filename',
  'slot',
  'order',
  'completed_by',
  'completed_at',
  'guideline',
  'tags',
  'bytes'
];

/**
 * The images of a completed product by slot and order, then those that nobody
 * chose. None for other products.
 *
 * @param once - an image in two slots comes with the first one alone, not twice
 */
export function placedImages(
  product: Product,
  which: ExportedImages,
  once: boolean
): readonly PlacedImage[] {
  if (product.foreign || product.status !== 'COMPLETED') {
    return [];
  }
  const inSlots = Object.entries(product.choices).flatMap(([slot, paths]) =>
    paths.map((path, at) => ({ path, slot, order: at + 1 }))
  );
  const taken = new Set<ImagePath>();
  const chosen = inSlots.filter(({ path }) => {
    const isFirst = !taken.has(path);
    taken.add(path);
    return isFirst || !once;
  });
  if (which === 'chosen') {
    return chosen;
  }
  return [
    ...chosen,
    ...imagePaths(product)
      .filter(path => !taken.has(path))
      .map(path => ({ path, slot: null, order: null }))
  ];
}

/** What the bucket tells of an image. */
export interface StoredFacts {
  readonly key: string;
  /** Size in bytes. */
  readonly bytes: number;
  readonly tags: Tags | undefined;
}

export function exportRow(
  product: Product & ProductAddress,
  { path, slot, order }: PlacedImage,
  { key, bytes, tags }: StoredFacts,
  bucket: string
): ExportRow {
  const { guideline } = product.item;
  return {
    key,
    uri: `s3://${bucket}/${key}`,
    main_category: product.mainCategory,
    sub_category: product.subCategory,
    product_id: product.productId,
    ...splitImagePath(path),
    slot,
    order,
    completed_by: product.completedBy ?? null,
    completed_at: product.lastUpdatedAt ?? null,
    guideline: typeof guideline === 'string' ? guideline : null,
    tags: tags === undefined ? null : JSON.stringify(tags),
    bytes
  };
}
