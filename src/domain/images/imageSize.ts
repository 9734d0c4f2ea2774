import type { FileKind } from './fileKind';
import { fileKind, hasBytes, textAt, viewOf } from './fileKind';
import { jpegSize } from './jpegSize';

/** In pixels, as stored: not turned by an orientation. */
export interface StoredSize {
  readonly width: number;
  readonly height: number;
}

/** How many pixels an image may have to be decoded: what `sharp` decodes by default. In memory, they take four bytes each. */
export const MOST_PIXELS = 16_383 * 16_383;

/** The size of an image that is too large to be decoded; undefined if it is not. */
export function tooManyPixels(bytes: Uint8Array): StoredSize | undefined {
  const size = imageSize(bytes);
  return size && size.width * size.height > MOST_PIXELS ? size : undefined;
}

/**
 * The size of an image by its header, before anything is decoded.
 *
 * @returns undefined if the bytes do not tell
 */
export function imageSize(bytes: Uint8Array): StoredSize | undefined {
  try {
    return measured(fileKind(bytes), bytes);
  } catch (error) {
    if (error instanceof RangeError) {
      // The header is not complete.
      return undefined;
    }
    throw error;
  }
}

function measured(
  kind: FileKind | undefined,
  bytes: Uint8Array
): StoredSize | undefined {
  const view = viewOf(bytes);
  switch (kind) {
    case 'jpeg':
      return jpegSize(bytes);
    case 'png':
      return { width: view.getUint32(16), height: view.getUint32(20) };
    case 'gif':
      return {
        width: view.getUint16(6, true),
        height: view.getUint16(8, true)
      };
    case 'webp':
      return webpSize(bytes);
    case 'bmp':
      return bmpSize(view);
    case 'avif':
      return avifSize(bytes);
    default:
      return undefined;
  }
}

/** Three formats: extended, lossless and lossy. */
function webpSize(bytes: Uint8Array): StoredSize | undefined {
  const view = viewOf(bytes);
  const low = (at: number, bits: number): number =>
    view.getUint16(at, true) & (2 ** bits - 1);
  if (hasBytes(bytes, 12, 'VP8X')) {
    const side = (at: number): number =>
      1 + low(at, 16) + view.getUint8(at + 2) * 2 ** 16;
    return { width: side(24), height: side(27) };
  }
  if (hasBytes(bytes, 12, 'VP8L')) {
    const sides = view.getUint32(21, true);
    return {
      width: 1 + (sides & 0x3fff),
      height: 1 + ((sides >>> 14) & 0x3fff)
    };
  }
  return hasBytes(bytes, 12, 'VP8 ')
    ? { width: low(26, 14), height: low(28, 14) }
    : undefined;
}

/** The first version of the header has sides of 16 bits. In others, a negative height stands for an image from its top. */
function bmpSize(view: DataView): StoredSize {
  const isFirst = view.getUint32(14, true) === 12;
  return isFirst
    ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : {
        width: Math.abs(view.getInt32(18, true)),
        height: Math.abs(view.getInt32(22, true))
      };
}

/** The largest of its pictures: the others are tiles of it, or previews. */
function avifSize(bytes: Uint8Array): StoredSize | undefined {
  const whole = { from: 0, to: bytes.length };
  const [meta] = boxesIn(bytes, whole, 'meta');
  // A version and flags come before its boxes.
  const [iprp] = meta
    ? boxesIn(bytes, { from: meta.from + 4, to: meta.to }, 'iprp')
    : [];
  const [ipco] = iprp ? boxesIn(bytes, iprp, 'ipco') : [];
  const view = viewOf(bytes);
  return (ipco ? boxesIn(bytes, ipco, 'ispe') : [])
    .map(({ from }) => ({
      width: view.getUint32(from + 4),
      height: view.getUint32(from + 8)
    }))
    .sort((a, b) => b.width * b.height - a.width * a.height)[0];
}

/** A part of the bytes. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** What is in the boxes of one type, without their heads. */
function boxesIn(
  bytes: Uint8Array,
  { from, to }: Part,
  type: string
): readonly Part[] {
  const view = viewOf(bytes);
  const found: Part[] = [];
  for (let at = from; at + 8 <= to;) {
    const length = view.getUint32(at);
    const end = length === 0 ? to : at + length;
    if (length !== 0 && length < 8) {
      break;
    }
    if (textAt(bytes, at + 4, 4) === type) {
      found.push({ from: at + 8, to: Math.min(end, to) });
    }
    at = end;
  }
  return found;
}
