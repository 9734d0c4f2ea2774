import type { Folder, ImagePath } from '../image';
import { imagePath, splitImagePath } from '../image';
import { freeName } from '../names';
import { imageKey } from '../objectKey';
import type { Product } from '../product';
import { takenNames } from '../product';
import { checkOpenForChange, checkReadable } from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';

/** A new image under its free name. */
export interface AddedImage {
  readonly path: ImagePath;
  readonly key: string;
}

/**
 * Free names for new images of a folder, in the order given.
 *
 * @throws Conflict for a completed product; Invalid for a name that cannot be addressed
 */
export function planNames(
  product: Product,
  folder: Folder,
  filenames: readonly string[],
  prefix: string,
  opId: string
): readonly AddedImage[] {
  checkOpenForChange(product);
  checkReadable(product, [folder]);
  const taken = [...takenNames(product, folder)];
  return filenames.map(filename => {
    const name = freeName(filename, taken, opId);
    taken.push(name);
    const path = imagePath(folder, name);
    return { path, key: imageKey(prefix, product, path) };
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
