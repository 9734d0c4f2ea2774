import type { FileKind } from './fileKind';
import { brandsOf, fileKind, hasBytes, textAt, viewOf } from './fileKind';

/** What an image's bytes tell without decoding them. */
export interface ImageTraits {
  readonly kind: FileKind | undefined;
  /** It has several frames. */
  readonly animated: boolean;
  /** It has no transparent pixel for certain. Other images must be checked when they are decoded. */
  readonly opaque: boolean;
}

/** @param bytes - the whole file: a second frame may be anywhere in it */
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

/** Bytes of a GIF's header with the logical screen. */
const GIF_HEAD = 13;

/**
 * How many frames a GIF has, counted up to `enough`. It walks from block to
 * block, since bytes that look like the start of a frame may be part of its
 * data.
 */
function gifPictures(bytes: Uint8Array, enough: number): number {
  let pictures = 0;
  let at = GIF_HEAD + gifColours(bytes[10]);
  while (at < bytes.length && pictures < enough) {
    const block = bytes[at];
    if (block === 0x2c) {
      pictures++;
      // A position, a size, perhaps a colour table, and the width of the codes.
      at = afterGifData(bytes, at + 10 + gifColours(bytes[at + 9]) + 1);
    } else if (block === 0x21) {
      at = afterGifData(bytes, at + 2);
    } else {
      break;
    }
  }
  return pictures;
}

/** The bytes of a colour table, by its flags. */
function gifColours(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** The offset after a sequence of blocks. Each begins with its length; the last has length 0. */
function afterGifData(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) {
    at += bytes[at] + 1;
  }
  return at + 1;
}

/** PNG's colour types without an alpha channel: greyscale, true colour, indexed colour. */
const PNG_WITHOUT_ALPHA: readonly number[] = [0, 2, 3];

/** The chunk `acTL` marks an animation and `tRNS` transparency. Both come before the first frame. */
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

/** The extended format has flags for both. Of the simple formats, the lossy one has no alpha channel. */
function webpTraits(bytes: Uint8Array): Omit<ImageTraits, 'kind'> {
  const flags = hasBytes(bytes, 12, 'VP8X') ? bytes[20] : undefined;
  return flags === undefined
    ? { animated: false, opaque: hasBytes(bytes, 12, 'VP8 ') }
    : { animated: (flags & 0x02) !== 0, opaque: (flags & 0x10) === 0 };
}
