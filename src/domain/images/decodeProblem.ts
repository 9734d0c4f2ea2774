import type { PictureProblem } from '../pictureProblem';
import {
  LARGE_PIXELS,
  MOST_CACHED_BYTES,
  MOST_CACHED_SIDE,
  MOST_PIXELS
} from '../reading/sizeLimits';
import type { StoredSize } from './imageSize';
import { imageSize } from './imageSize';

/** Why an image is not given to a decoder. */
export type DecodeProblem = Extract<
  PictureProblem,
  { readonly code: 'too-many-pixels' | 'not-decodable' }
>;

/**
 * Why an image must not be decoded, by its header. One whose header does not
 * tell its size is not decoded either: a decoder may find any size in it.
 *
 * @param moving - all frames are decoded, and not only the first one
 */
export function decodeProblem(
  bytes: Uint8Array,
  moving = false
): DecodeProblem | undefined {
  const size = imageSize(bytes);
  if (size === undefined) {
    return { code: 'not-decodable' };
  }
  const { width, height, frames = 1 } = size;
  if (width * height > MOST_PIXELS) {
    return { code: 'too-many-pixels', width, height };
  }
  return moving && width * height * frames > MOST_PIXELS
    ? { code: 'too-many-pixels', width, height, frames }
    : undefined;
}

/** Whether an image takes so much memory that it is decoded alone. */
export function isLarge(size: StoredSize | undefined): boolean {
  return size !== undefined && size.width * size.height > LARGE_PIXELS;
}

/** Whether a picture may be one that this program made small. A browser decodes any other in full. */
export function mayBeThumbnail(bytes: Uint8Array): boolean {
  const size = imageSize(bytes);
  return (
    bytes.length <= MOST_CACHED_BYTES &&
    size !== undefined &&
    Math.max(size.width, size.height) <= MOST_CACHED_SIDE
  );
}
