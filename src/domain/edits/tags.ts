import type { CatalogueItem } from '../catalogueItem';
import { chosenImages } from '../board/choices';
import type { ImagePath } from '../images/image';
import { hasImage } from '../images/image';
import { own } from '../outsideRecord';
import { readProduct } from '../product/product';

/** An object's tags by key. */
export type Tags = Readonly<Record<string, string>>;

/** The tag whose values are ours. */
export const STATUS_TAG = 'status';
export const REPRESENTATIVE = 'representative';
export const ARCHIVED = 'archived';

/**
 * The tags that an image should have by its product's item. Tags with other
 * keys stay, and so do other values of ours. The result depends on the item
 * alone: it never repeats an old intention.
 */
export function wantedTags(
  item: CatalogueItem,
  path: ImagePath,
  tags: Tags
): Tags {
  const product = readProduct(item);
  const completed = product.status === 'COMPLETED';
  const { [STATUS_TAG]: status, ...others } = tags;
  if (
    completed &&
    hasImage(product, path) &&
    chosenImages(product.choices).includes(path)
  ) {
    return { ...others, [STATUS_TAG]: REPRESENTATIVE };
  }
  if (status === REPRESENTATIVE || (status === ARCHIVED && !completed)) {
    return others;
  }
  return tags;
}

export function sameTags(a: Tags, b: Tags): boolean {
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(key => own(a, key) === own(b, key))
  );
}
