import { viewOf } from '../fileKind';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Markers without a length: restarts, and one for private use. */
const isBare = (marker: number): boolean =>
  marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;

/** Bytes that are looked at one by one. What a segment contains is stepped over at once. */
const MOST_BYTES = 200_000;

/**
 * The size of a JPEG in pixels by its header, as it is stored: without the
 * rotation of its EXIF data. The segments are found as decoders find them, up
 * to the first scan, so that no decoder sees a size that is not seen here.
 *
 * @returns undefined if the bytes do not tell, or tell two sizes, or if more of
 * them would have to be looked at
 */
export function jpegSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  let size: StoredSize | undefined;
  if (bytes[0] !== 0xff || bytes[1] !== START) {
    return undefined;
  }
  let left = MOST_BYTES;
  for (let at = 2; ;) {
    const found = nextMarker(bytes, at, left);
    if (found === undefined || [START, END].includes(found.marker)) {
      return undefined;
    }
    const { marker, after } = found;
    left -= after - at;
    if (marker === SCAN) {
      return size;
    }
    if (isBare(marker)) {
      at = after;
      continue;
    }
    if (after + 2 > bytes.length) {
      return undefined;
    }
    if (beginsFrame(marker)) {
      if (size !== undefined || after + 7 > bytes.length) {
        return undefined;
      }
      size = storedSize(view.getUint16(after + 5), view.getUint16(after + 3));
      if (size === undefined) {
        return undefined;
      }
    }
    at = after + Math.max(2, view.getUint16(after));
  }
}

/** What is no marker is stepped over, and so are bytes that fill the room before one. */
function nextMarker(
  bytes: Uint8Array,
  from: number,
  most: number
): { readonly marker: number; readonly after: number } | undefined {
  const end = Math.min(bytes.length - 1, from + most);
  for (let at = from; at < end; at++) {
    const next = bytes[at + 1];
    if (bytes[at] === 0xff && next !== 0xff && next !== 0) {
      return { marker: next, after: at + 2 };
    }
  }
  return undefined;
}

/** Any kind of frame. Three markers in this range are tables. */
function beginsFrame(marker: number): boolean {
  return (
    marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
  );
}
