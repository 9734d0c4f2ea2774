import { fileKind } from '../fileKind';
import type { ImagePath } from '../image';

/**
 * The format of packs that this program reads and writes. The product's item
 * has it too, so that nobody requests a pack of another format.
 */
export const PACK_FORMAT = 1;

/** The media type of a pack. */
export const PACK_TYPE = 'application/octet-stream';

/** Why pictures do not make a pack, with the facts that the sentence needs. */
export interface PackProblemFacts {
  'pack-too-long': { readonly count: number; readonly limit: number };
  'pack-too-large': { readonly bytes: number; readonly limit: number };
  /** `folder/filename` of the picture that is neither JPEG nor WebP. */
  'pack-picture-strange': { readonly path: string };
}

/** The thumbnail of one image, and the properties of that image when it was made. */
export interface PackedThumbnail {
  readonly path: ImagePath;
  /** The image's ETag, as the store gave it. */
  readonly etag: string;
  /** The image's size in bytes. */
  readonly bytes: number;
  /** The image's size in pixels, upright. */
  readonly width: number;
  readonly height: number;
  /** It is animated, and the thumbnail is its first frame. Missing if it is not. */
  readonly animated?: boolean;
  /** JPEG or WebP. */
  readonly picture: Uint8Array;
}

/** `CURPACK` and the format in one byte. */
export const PACK_MAGIC: readonly number[] = [
  ...Array.from('CURPACK', char => char.charCodeAt(0)),
  PACK_FORMAT
];

/** Bytes before the index: the magic bytes, and the index's length as 32 bits, big-endian. */
export const PACK_HEAD_BYTES = PACK_MAGIC.length + 4;

/**
 * The media type of a packed thumbnail by its bytes. A page makes JPEG for
 * opaque images and WebP for others; `sharp` makes WebP. No other type may be
 * packed.
 */
export function packedType(
  bytes: Uint8Array
): 'image/jpeg' | 'image/webp' | undefined {
  const kind = fileKind(bytes);
  return kind === 'jpeg' || kind === 'webp' ? `image/${kind}` : undefined;
}
