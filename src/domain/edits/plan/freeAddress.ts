import type { Folder, ImagePath } from '../../images/image';
import { imagePath } from '../../images/image';
import { freeName } from '../../product/names';
import type { ProductAddress } from '../../product/objectKey';
import { imageKey, nameRoom } from '../../product/objectKey';

/** A name that is free in a folder, and where its object goes. */
export interface FreeAddress {
  readonly path: ImagePath;
  readonly key: string;
}

/**
 * The place of an image in a folder under the wanted name, or under another
 * where that is taken or its key would be too long.
 *
 * @param taken - names that are not free; it grows by the one given
 * @throws Invalid for a name that cannot be addressed, TooLarge where no key
 * has room for it
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
