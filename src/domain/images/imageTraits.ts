import type { FileKind } from './fileKind';
import { brandsOf, fileKind, hasBytes, textAt, viewOf } from './fileKind';
import { gifBlocks } from './header/gifSize';

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
      return { kind, animated: gifBlocks(bytes, 2).frames > 1, opaque: false };
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
