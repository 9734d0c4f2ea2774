import type { Folder, ImagePath } from '../image';
import { imagePath, splitImagePath } from '../image';
import { imageKey } from '../objectKey';
import type { Product } from '../product';
import { takenNames } from '../product';
import { checkOpenForChange, checkReadable } from './editable';
import type { FreePlace } from './freePlace';
import { freePlace } from './freePlace';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';

/**
 * Free names for new images of a folder, in the order given.
 *
 * @throws Conflict for a completed product; Invalid for a name that cannot be
 * addressed, TooLarge for one that S3 does not take: whoever adds it can rename it
 */
export function planNames(
  product: Product,
  folder: Folder,
  filenames: readonly string[],
  prefix: string,
  opId: string
): readonly FreePlace[] {
  checkOpenForChange(product);
  checkReadable(product, [folder]);
  const taken = [...takenNames(product, folder)];
  return filenames.map(filename => {
    imageKey(prefix, product, imagePath(folder, filename));
    return freePlace(product, folder, filename, taken, prefix, opId);
  });
}

/** The update of the item once the new objects are there. */
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
