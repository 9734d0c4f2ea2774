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
  /** WebP. */
  readonly picture: Uint8Array;
}

/** `CURPACK` and the form, in one byte. */
export const PACK_MAGIC: readonly number[] = [
  ...Array.from('CURPACK', char => char.charCodeAt(0)),
  PACK_FORMAT
];

/** Bytes before the index: what it is, and the index's length as 32 bits, big-endian. */
export const PACK_HEAD_BYTES = PACK_MAGIC.length + 4;

/** Whether bytes begin as a WebP file does. */
export function isWebp(bytes: Uint8Array): boolean {
  const says = (at: number, word: string): boolean =>
    Array.from(word).every((char, i) => bytes[at + i] === char.charCodeAt(0));
  return says(0, 'RIFF') && says(8, 'WEBP');
}
