import { textAt, viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Bytes before the chunks, of a chunk besides its data, and of a header's data. */
const START = 8;
const AROUND = 12;
const HEADER = 13;

/**
 * The size of a PNG by its only header. A frame of an animation is never larger.
 *
 * @returns undefined if a header is missing, is there twice, or no pixels follow it
 */
export function pngSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  if (view.getUint32(START) !== HEADER || textAt(bytes, 12, 4) !== 'IHDR') {
    return undefined;
  }
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  let frames = 0;
  let announced = 0;
  let hasPixels = false;
  for (let at = START + AROUND + HEADER; at + 8 <= bytes.length;) {
    const chunk = textAt(bytes, at + 4, 4);
    if (chunk === 'IHDR') {
      return undefined;
    }
    if (chunk === 'IEND') {
      break;
    }
    hasPixels ||= chunk === 'IDAT';
    frames += chunk === 'fcTL' ? 1 : 0;
    announced =
      chunk === 'acTL' && at + 12 <= bytes.length
        ? view.getUint32(at + 8)
        : announced;
    at += AROUND + view.getUint32(at);
  }
  return hasPixels
    ? storedSize(width, height, announced > 0 ? Math.max(frames, 1) : 1)
    : undefined;
}
