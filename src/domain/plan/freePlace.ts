import type { Folder, ImagePath } from '../image';
import { imagePath } from '../image';
import { freeName } from '../names';
import type { ProductPlace } from '../objectKey';
import { imageKey, nameRoom } from '../objectKey';

/** A name that is free in a folder, and where its object goes. */
export interface FreePlace {
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
export function freePlace(
  product: ProductPlace,
  folder: Folder,
  wanted: string,
  taken: string[],
  prefix: string,
  opId: string
): FreePlace {
  const room = nameRoom(prefix, product, folder);
  const name = freeName(wanted, taken, opId, room);
  taken.push(name);
  const path = imagePath(folder, name);
  return { path, key: imageKey(prefix, product, path) };
}
