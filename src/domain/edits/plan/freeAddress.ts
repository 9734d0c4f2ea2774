import type { Folder, ImagePath } from '../../images/image';
import { imagePath } from '../../images/image';
import { freeName } from '../../product/names';
import type { ProductAddress } from '../../product/objectKey';
import { imageKey, nameRoom } from '../../product/objectKey';

/** A name that is free in a folder, and the key of its object. */
export interface FreeAddress {
  readonly path: ImagePath;
  readonly key: string;
}

/**
 * The address of a new image in a folder: with the wanted name, or with another
 * if that is taken or its key would be too long.
 *
 * @param taken - names that are not free. The new name is added to it
 * @throws Invalid for a name that cannot be addressed, TooLarge if it fits into
 * no key
 */
export function freeAddress(
  product: ProductAddress,
  folder: Folder,
  wanted: string,
  taken: string[],
  prefix: string,
  opId: string
): FreeAddress {
  const room = nameRoom(prefix, product, folder);
  const name = freeName(wanted, taken, opId, room);
  taken.push(name);
  const path = imagePath(folder, name);
  return { path, key: imageKey(prefix, product, path) };
}
