import { viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Bytes before the chunks, of a chunk besides its data, and of a header's data. */
const START = 8;
const AROUND = 12;
const HEADER = 13;

/** The types of chunks, four letters each. Texts would be made for each chunk. */
const IHDR = 0x49484452;
const IDAT = 0x49444154;
const IEND = 0x49454e44;
const ANIMATION = 0x6163544c;
const FRAME = 0x6663544c;

/** How many chunks are looked at. One of 100 MB with chunks of 1 kB has as many. */
const MOST_CHUNKS = 100_000;

/**
 * The size of a PNG by its only header. A frame of an animation is never larger.
 *
 * @returns undefined if a header is missing, is there twice, no pixels follow it,
 * or it is made of more chunks than are looked at
 */
export function pngSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  if (view.getUint32(START) !== HEADER || view.getUint32(12) !== IHDR) {
    return undefined;
  }
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  let frames = 0;
  let announced = 0;
  let hasPixels = false;
  let left = MOST_CHUNKS;
  for (let at = START + AROUND + HEADER; at + 8 <= bytes.length;) {
    const chunk = view.getUint32(at + 4);
    if (chunk === IHDR || left-- === 0) {
      return undefined;
    }
    if (chunk === IEND) {
      break;
    }
    hasPixels ||= chunk === IDAT;
    frames += chunk === FRAME ? 1 : 0;
    announced =
      chunk === ANIMATION && at + 12 <= bytes.length
        ? view.getUint32(at + 8)
        : announced;
    at += AROUND + view.getUint32(at);
  }
  return hasPixels
    ? storedSize(width, height, announced > 0 ? Math.max(frames, 1) : 1)
    : undefined;
}
