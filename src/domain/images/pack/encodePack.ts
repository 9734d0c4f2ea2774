import type { Coded } from '../../coded';
import { escapedCharacter } from '../../reading/escapedCharacter';
import type { PackProblemFacts, PackedThumbnail } from './pack';
import { PACK_HEAD_BYTES, PACK_MAGIC, packedType } from './pack';
import {
  MOST_PACKED,
  MOST_PACK_BYTES,
  MOST_PACK_INDEX_BYTES
} from '../../reading/sizeLimits';

/** A pack's bytes, or why there is none. */
export type EncodedPack =
  | { readonly bytes: Uint8Array }
  | { readonly problem: Coded<PackProblemFacts> };

/**
 * The bytes of a pack: a head, an index in JSON, and the thumbnails in the
 * order of the index. The same thumbnails give the same bytes.
 */
export function encodePack(
  thumbnails: readonly PackedThumbnail[]
): EncodedPack {
  if (thumbnails.length > MOST_PACKED) {
    const count = thumbnails.length;
    return { problem: { code: 'pack-too-long', count, limit: MOST_PACKED } };
  }
  const stranger = thumbnails.find(
    ({ picture }) => packedType(picture) === undefined
  );
  if (stranger) {
    return { problem: { code: 'pack-picture-strange', path: stranger.path } };
  }
  const index = ascii({
    // In a fixed order, so that the same thumbnails give the same bytes.
    thumbnails: thumbnails.map(
      ({ path, etag, bytes, width, height, animated, picture }) => ({
        path,
        etag,
        bytes,
        width,
        height,
        ...(animated && { animated }),
        length: picture.length
      })
    )
  });
  const start = PACK_HEAD_BYTES + index.length;
  const size = thumbnails.reduce(
    (sum, { picture }) => sum + picture.length,
    start
  );
  if (index.length > MOST_PACK_INDEX_BYTES || size > MOST_PACK_BYTES) {
    const limit = MOST_PACK_BYTES;
    return { problem: { code: 'pack-too-large', bytes: size, limit } };
  }
  const bytes = new Uint8Array(size);
  bytes.set(PACK_MAGIC);
  new DataView(bytes.buffer).setUint32(PACK_MAGIC.length, index.length);
  bytes.set(index, PACK_HEAD_BYTES);
  let at = start;
  for (const { picture } of thumbnails) {
    bytes.set(picture, at);
    at += picture.length;
  }
  return { bytes };
}

/** JSON in ASCII. Names in other scripts are escaped. */
function ascii(value: unknown): Uint8Array {
  const text = JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    escapedCharacter
  );
  return Uint8Array.from(text, char => char.charCodeAt(0));
}
