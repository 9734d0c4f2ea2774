import { fileKind } from '../fileKind';
import type { ImagePath } from '../image';

/**
 * The form of packs that this program reads and writes. It is on the product's
 * item, too: a pack of another form costs nobody a request.
 */
export const PACK_FORMAT = 1;

/** The media type of a pack. */
export const PACK_TYPE = 'application/octet-stream';

/** Bytes of a pack at the most: what is larger is no small object any more. */
export const MAX_PACK_BYTES = 8_000_000;
/** Bytes of its index at the most. */
export const MAX_PACK_INDEX_BYTES = 400_000;
/** Pictures of a pack at the most. */
export const MAX_PACKED = 1_000;

/** Why pictures do not make a pack, with the facts that the sentence needs. */
export interface PackProblemFacts {
  'pack-too-long': { readonly count: number; readonly limit: number };
  'pack-too-large': { readonly bytes: number; readonly limit: number };
  /** `folder/filename` of the picture that is neither JPEG nor WebP. */
  'pack-picture-strange': { readonly path: string };
}

/** The small picture of one image, and what that image was when it was made. */
export interface PackedThumbnail {
  readonly path: ImagePath;
  /** The image's ETag, as the store gave it. */
  readonly etag: string;
  /** The image's size in bytes. */
  readonly bytes: number;
  /** The image's size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** It moves; the picture is its first. Left out where it stands still. */
  readonly animated?: boolean;
  /** JPEG or WebP. */
  readonly picture: Uint8Array;
}

/** `CURPACK` and the form, in one byte. */
export const PACK_MAGIC: readonly number[] = [
  ...Array.from('CURPACK', char => char.charCodeAt(0)),
  PACK_FORMAT
];

/** Bytes before the index: what it is, and the index's length as 32 bits, big-endian. */
export const PACK_HEAD_BYTES = PACK_MAGIC.length + 4;

/**
 * The media type of a packed picture by its bytes: a page makes JPEG of what
 * is opaque and WebP of the rest, `sharp` makes WebP. No other may be packed.
 */
export function packedType(
  bytes: Uint8Array
): 'image/jpeg' | 'image/webp' | undefined {
  const kind = fileKind(bytes);
  return kind === 'jpeg' || kind === 'webp' ? `image/${kind}` : undefined;
}
