import { hasBytes, viewOf } from '../fileKind';
import { pngSize } from './pngSize';
import type { StoredSize } from './storedSize';
import { storedSize } from './storedSize';

/** Bytes of a file's own header, before that of its picture. */
const FILE_HEAD = 14;

export function bmpSize(bytes: Uint8Array): StoredSize | undefined {
  return pictureSize(viewOf(bytes), FILE_HEAD);
}

/** The first version of the header has sides of 16 bits. In others, a negative height stands for an image from its top. */
function pictureSize(view: DataView, at: number): StoredSize | undefined {
  const isFirst = view.getUint32(at, true) === 12;
  return isFirst
    ? storedSize(view.getUint16(at + 4, true), view.getUint16(at + 6, true))
    : storedSize(
        Math.abs(view.getInt32(at + 4, true)),
        Math.abs(view.getInt32(at + 8, true))
      );
}

/** Bytes of an icon's header, and of one entry of its list. */
const LIST_AT = 6;
const ENTRY = 16;

/**
 * The largest picture of an icon, each a PNG or a BMP without its file header.
 *
 * @returns undefined if one of them does not tell
 */
export function icoSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  const sizes: StoredSize[] = [];
  for (let entry = 0; entry < view.getUint16(4, true); entry++) {
    const start = view.getUint32(LIST_AT + ENTRY * entry + 12, true);
    const size = hasBytes(bytes, start, '\x89PNG')
      ? pngSize(bytes.subarray(start))
      : pictureSize(view, start);
    if (size === undefined) {
      return undefined;
    }
    sizes.push(size);
  }
  return sizes.sort((a, b) => b.width * b.height - a.width * a.height)[0];
}
