import type { ImagePath } from './image';
import { splitImagePath } from './image';
import type { PictureMeasures } from './pictureMeasures';
import { areAlike } from './pictureMeasures';

/** What is known of an image whose small picture is at hand. */
export interface PictureFacts {
  /** The image's own size in pixels. */
  readonly width: number;
  readonly height: number;
  /** Undefined if the small picture could not be measured. */
  readonly measures?: PictureMeasures;
}

/** By path, as far as known; null for an image that has no picture. */
export type FactsByImage = ReadonlyMap<ImagePath, PictureFacts | null>;

/** Folders with more images are not compared: each is compared with all others. */
const MOST_COMPARED = 500;

/**
 * Images of one folder that show the same picture, the first ones first. Folders
 * are looked at one by one: a picture in two folders is a choice of the shop.
 * Images of text are left out.
 *
 * @param bits - how many bits of their hashes may differ
 */
export function alikeInFolders(
  facts: FactsByImage,
  bits: number
): readonly (readonly [ImagePath, ImagePath])[] {
  const folders = new Map<string, ImagePath[]>();
  for (const path of facts.keys()) {
    const { folder } = splitImagePath(path);
    if (folder !== 'text') {
      folders.set(folder, [...(folders.get(folder) ?? []), path]);
    }
  }
  return [...folders.values()]
    .filter(paths => paths.length <= MOST_COMPARED)
    .flatMap(paths => alikeAmong(paths, facts, bits));
}

/** Pairs of these images that show the same picture; each image is named with the first that it is like. */
export function alikeAmong(
  paths: readonly ImagePath[],
  facts: FactsByImage,
  bits: number
): readonly (readonly [ImagePath, ImagePath])[] {
  return paths.flatMap((path, at) => {
    const measures = facts.get(path)?.measures;
    const first =
      measures &&
      paths.slice(0, at).find(other => {
        const others = facts.get(other)?.measures;
        return others && areAlike(others, measures, bits);
      });
    return first === undefined ? [] : [[first, path] as const];
  });
}
