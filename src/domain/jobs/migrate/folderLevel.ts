import * as z from 'zod';

import { isFolder } from '../../images/image';
import { isImageName } from '../../images/imageName';

export const levelShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['dataset', 'empty', 'other']) }),
  /** Its parent, or a folder further up, is the dataset. */
  z.object({
    kind: z.enum(['main-category', 'sub-category', 'product', 'images'])
  }),
  /** The dataset is this folder inside of it. */
  z.object({ kind: z.literal('above'), inside: z.string() })
]);

/**
 * What a folder looks like, by the files in it: the dataset that a migration
 * needs, a part of one, or a folder above one.
 */
export type FolderLevel = Readonly<z.infer<typeof levelShape>>;

/** Where the folder of an image stands in its path: `main/sub/product/folder/file`. */
const PLACE = 3;

/** By how many levels the folder of images is higher up than it should be. */
const DEEPER = ['dataset', 'main-category', 'sub-category', 'product'] as const;

/**
 * Tells a folder that was picked one or more levels too deep or too high.
 *
 * @param paths - of files in it, relative and with slashes: the first few hundred are enough
 * @param name - its own name, if it is known
 */
export function folderLevel(paths: readonly string[], name = ''): FolderLevel {
  const images = paths.filter(path => isImageName(path));
  const places = new Map<number, string[][]>();
  for (const path of images) {
    const parts = path.split('/');
    const folders = parts.slice(0, -1).map(isFolder);
    const at = folders.lastIndexOf(true);
    places.set(at, [...(places.get(at) ?? []), parts]);
  }
  const [most] = [...places].sort(([, a], [, b]) => b.length - a.length);
  if (most === undefined) {
    return { kind: paths.length === 0 ? 'empty' : 'other' };
  }
  const [place, found] = most;
  if (place < 0) {
    return { kind: isFolder(name) ? 'images' : 'other' };
  }
  return place <= PLACE
    ? { kind: DEEPER[PLACE - place] }
    : { kind: 'above', inside: found[0].slice(0, place - PLACE).join('/') };
}
