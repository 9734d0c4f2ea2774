import type { FileKind } from './fileKind';
import { brandsOf, fileKind, hasBytes, textAt, viewOf } from './fileKind';

/** What an image's bytes tell without its being decoded. */
export interface ImageTraits {
  readonly kind: FileKind | undefined;
  /** More than one picture, shown in turn. */
  readonly animated: boolean;
  /** Known to have no transparent pixel; what may have one is looked at. */
  readonly opaque: boolean;
}

/** @param bytes - the whole file: a second picture may lie anywhere in it */
export function imageTraits(bytes: Uint8Array): ImageTraits {
  const kind = fileKind(bytes);
  switch (kind) {
    case 'jpeg':
      return { kind, animated: false, opaque: true };
    case 'gif':
      return { kind, animated: gifPictures(bytes, 2) > 1, opaque: false };
    case 'png':
      return { kind, ...pngTraits(bytes) };
    case 'webp':
      return { kind, ...webpTraits(bytes) };
    case 'avif':
      return { kind, animated: brandsOf(bytes)[0] === 'avis', opaque: false };
    default:
      return { kind, animated: false, opaque: false };
  }
}

/** Bytes of a GIF's header with its screen. */
const GIF_HEAD = 13;

/**
 * How many pictures a GIF has, counted as far as asked. Blocks are walked,
 * since what looks like the start of a picture may be a part of one.
 */
function gifPictures(bytes: Uint8Array, enough: number): number {
  let pictures = 0;
  let at = GIF_HEAD + gifColours(bytes[10]);
  while (at < bytes.length && pictures < enough) {
    const block = bytes[at];
    if (block === 0x2c) {
      pictures++;
      // A place, a size, maybe colours of its own, and the codes' width.
      at = afterGifData(bytes, at + 10 + gifColours(bytes[at + 9]) + 1);
    } else if (block === 0x21) {
      at = afterGifData(bytes, at + 2);
    } else {
      break;
    }
  }
  return pictures;
}

/** Bytes of a table of colours, which flags say. */
function gifColours(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Behind a row of blocks, each with its length before it, of which the last has none. */
function afterGifData(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) {
    at += bytes[at] + 1;
  }
  return at + 1;
}

/** PNG's colour types without an alpha channel: gray, colours, colours of a table. */
const PNG_WITHOUT_ALPHA: readonly number[] = [0, 2, 3];

/** APNG says so by `acTL`, and transparency by `tRNS`, both before the first picture. */
function pngTraits(bytes: Uint8Array): Omit<ImageTraits, 'kind'> {
  const view = viewOf(bytes);
  let animated = false;
  let opaque = PNG_WITHOUT_ALPHA.includes(bytes[25]);
  for (let at = 8; at + 8 <= bytes.length;) {
    const chunk = textAt(bytes, at + 4, 4);
    if (chunk === 'IDAT') {
      break;
    }
    animated ||= chunk === 'acTL';
    opaque &&= chunk !== 'tRNS';
    at += view.getUint32(at) + 12;
  }
  return { animated, opaque };
}

/** The extended form has flags for both; of the simple ones the lossy has no alpha. */
function webpTraits(bytes: Uint8Array): Omit<ImageTraits, 'kind'> {
  const flags = hasBytes(bytes, 12, 'VP8X') ? bytes[20] : undefined;
  return flags === undefined
    ? { animated: false, opaque: hasBytes(bytes, 12, 'VP8 ') }
    : { animated: (flags & 0x02) !== 0, opaque: (flags & 0x10) === 0 };
}
