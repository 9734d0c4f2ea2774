import type { Folder, ImagePath } from '../../images/image';
import { hasImage, imagePath, splitImagePath } from '../../images/image';
import { imageKey } from '../../product/objectKey';
import type { Product } from '../../product/product';
import { takenNames } from '../../product/product';
import { checkOpenForChange, checkReadable } from './editable';
import type { FreeAddress } from './freeAddress';
import { freeAddress } from './freeAddress';
import type { Author, ItemChange } from './itemChange';
import { hasOp, productChange } from './itemChange';

/** How many further names an upload may try. */
const OTHER_NAMES = 4;

/**
 * Free names for new images of a folder, in the given order.
 *
 * @throws Conflict for a completed product; Invalid for a name that cannot be
 * addressed, TooLarge for one that is too long for S3. The person can rename
 * the file
 */
export function planNames(
  product: Product,
  folder: Folder,
  filenames: readonly string[],
  prefix: string,
  opId: string
): readonly FreeAddress[] {
  checkOpenForChange(product);
  checkReadable(product, [folder]);
  const taken = [...takenNames(product, folder)];
  return filenames.map(filename => {
    imageKey(prefix, product, imagePath(folder, filename));
    return freeAddress(product, folder, filename, taken, prefix, opId);
  });
}

/** The update of the item when the new objects are there. */
export function planAdded(
  product: Product,
  folder: Folder,
  paths: readonly ImagePath[],
  author: Author
): ItemChange {
  checkOpenForChange(product);
  checkReadable(product, [folder]);
  return productChange(product, author, {
    reads: ['current_status', folder],
    set: {
      [folder]: [
        ...product.images[folder],
        ...paths.map(path => splitImagePath(path).filename)
      ]
    }
  });
}

/**
 * The images that a change added to a product, in no order. It works too if the
 * answer was lost, or if others added images at the same time.
 *
 * @param filenames - the names that were wanted
 */
export function addedBy(
  product: Product,
  folder: Folder,
  filenames: readonly string[],
  prefix: string,
  opId: string
): readonly ImagePath[] {
  if (!hasOp(product.item, opId)) {
    return [];
  }
  const known = takenNames(product, folder);
  return [...new Set(filenames)]
    .flatMap(wanted => {
      const same = filenames.filter(name => name === wanted).length;
      // The last names belong to this change: an earlier name was taken before
      // it.
      return namesFor(product, folder, wanted, prefix, opId, same)
        .filter(name => known.includes(name))
        .slice(-same);
    })
    .map(name => imagePath(folder, name))
    .filter(path => hasImage(product, path));
}

/** The wanted name and those that are tried after it, in order. */
function namesFor(
  product: Product,
  folder: Folder,
  wanted: string,
  prefix: string,
  opId: string,
  count: number
): readonly string[] {
  const taken: string[] = [];
  return Array.from({ length: count + OTHER_NAMES }, () => {
    const { path } = freeAddress(product, folder, wanted, taken, prefix, opId);
    return splitImagePath(path).filename;
  });
}
