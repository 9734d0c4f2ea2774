import type { CatalogueItem } from '../../catalogueItem';
import { categoryStatus } from '../../catalogueItem';
import { FOLDERS, splitImagePath } from '../../images/image';
import type { ImagePath } from '../../images/image';
import type { ProductAddress } from '../../product/objectKey';
import { PACK_ATTRIBUTE, packValue } from '../../images/pack/namedPack';
import { utf8Length } from '../../utf8';

/** The form of the items that we create. */
const FORMAT = 1;

/**
 * DynamoDB takes 4 MB a transaction and 400 KB an item. Sizes are estimated by
 * the item's JSON, which is never shorter than what is counted there by much:
 * both limits keep a margin.
 */
export const MAX_BATCH_BYTES = 3_000_000;
export const MAX_NEW_ITEM_BYTES = 350_000;

/**
 * The item of a product that was just migrated: the document's attributes,
 * our index's key, and the form.
 *
 * @param paths - its images in the order of the lists
 * @param at - ISO 8601 with ms and Z
 * @param packEtag - of its pack of thumbnails, where it has one
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

/** About how many bytes an item takes in the table. */
export function itemBytes(item: CatalogueItem): number {
  return utf8Length(JSON.stringify(item));
}
