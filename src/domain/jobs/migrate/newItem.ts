import type { CatalogueItem } from '../../catalogueItem';
import { categoryStatus } from '../../catalogueItem';
import { FOLDERS, splitImagePath } from '../../images/image';
import type { ImagePath } from '../../images/image';
import type { ProductAddress } from '../../product/objectKey';
import { PACK_ATTRIBUTE, packValue } from '../../images/pack/namedPack';
import { utf8Length } from '../../utf8';

/** The format of the items that we create. */
const FORMAT = 1;

/**
 * DynamoDB accepts 4 MB in a transaction and 400 KB in an item. Sizes are
 * estimated by the item's JSON, so both limits have a margin.
 */
export const MAX_BATCH_BYTES = 3_000_000;
export const MAX_NEW_ITEM_BYTES = 350_000;

/**
 * The item of a product that was just migrated: the documented attributes, the
 * key of our index, and the format.
 *
 * @param paths - its images in the order of the lists
 * @param at - ISO 8601 with ms and Z
 * @param packEtag - of its pack of thumbnails, if it has one
 */
export function newItem(
  { mainCategory, subCategory, productId }: ProductAddress,
  paths: readonly ImagePath[],
  at: string,
  packEtag?: string
): CatalogueItem {
  const images = paths.map(splitImagePath);
  const lists = FOLDERS.map(folder => [
    folder,
    images
      .filter(image => image.folder === folder)
      .map(({ filename }) => filename)
  ]);
  return {
    sub_category: subCategory,
    product_id: productId,
    main_category: mainCategory,
    current_status: 'PENDING',
    category_status: categoryStatus(subCategory, 'PENDING'),
    created_at: at,
    last_updated_at: at,
    ...Object.fromEntries(lists),
    format: FORMAT,
    ...(packEtag !== undefined && { [PACK_ATTRIBUTE]: packValue(packEtag, at) })
  };
}

/** The approximate size of an item in the table, in bytes. */
export function itemBytes(item: CatalogueItem): number {
  return utf8Length(JSON.stringify(item));
}
