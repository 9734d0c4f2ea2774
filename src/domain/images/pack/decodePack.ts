import * as z from 'zod';

import { imageSize } from '../imageSize';
import { thumbnailPart } from '../longPage';
import { pathShape } from '../storedShapes';
import type { PackedThumbnail } from './pack';
import { PACK_HEAD_BYTES, PACK_MAGIC, packedType } from './pack';
import {
  MOST_PACKED,
  MOST_PACK_BYTES,
  MOST_PACK_INDEX_BYTES
} from '../../reading/sizeLimits';

/** What a pack holds, or why it cannot be read: for the console. */
export type DecodedPack =
  | { readonly thumbnails: readonly PackedThumbnail[] }
  | { readonly problem: PackProblem };

export type PackProblem =
  | 'too-large'
  | 'cut-off'
  | 'other-version'
  | 'index-too-large'
  | 'index-broken'
  | 'other-length'
  | 'image-twice'
  | 'picture-strange';

const LARGEST_SIDE = 1_000_000;

const indexShape = z.object({
  thumbnails: z
    .array(
      z.object({
        path: pathShape,
        etag: z.string().min(1).max(200),
        bytes: z.int().min(0),
        width: z.int().min(1).max(LARGEST_SIDE),
        height: z.int().min(1).max(LARGEST_SIDE),
        animated: z.boolean().optional(),
        length: z.int().min(1).max(MOST_PACK_BYTES)
      })
    )
    .max(MOST_PACKED)
});

/**
 * Reads a pack. The thumbnails follow each other up to its end, so that none
 * can overlap another or exceed the pack. They are views of the given bytes,
 * not copies.
 */
export function decodePack(bytes: Uint8Array): DecodedPack {
  if (bytes.length > MOST_PACK_BYTES) {
    return { problem: 'too-large' };
  }
  if (bytes.length < PACK_HEAD_BYTES) {
    return { problem: 'cut-off' };
  }
  if (PACK_MAGIC.some((byte, at) => bytes[at] !== byte)) {
    return { problem: 'other-version' };
  }
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(
    PACK_MAGIC.length
  );
  const start = PACK_HEAD_BYTES + length;
  if (length > MOST_PACK_INDEX_BYTES) {
    return { problem: 'index-too-large' };
  }
  if (start > bytes.length) {
    return { problem: 'cut-off' };
  }
  const index = indexShape.safeParse(
    parsed(bytes.subarray(PACK_HEAD_BYTES, start))
  );
  return index.success
    ? cut(bytes.subarray(start), index.data.thumbnails)
    : { problem: 'index-broken' };
}

type IndexEntry = z.infer<typeof indexShape>['thumbnails'][number];

function cut(body: Uint8Array, entries: readonly IndexEntry[]): DecodedPack {
  const total = entries.reduce((sum, { length }) => sum + length, 0);
  if (total !== body.length) {
    return { problem: 'other-length' };
  }
  const seen = new Set<string>();
  const thumbnails: PackedThumbnail[] = [];
  let at = 0;
  for (const { length, ...known } of entries) {
    const picture = body.subarray(at, at + length);
    at += length;
    if (seen.has(known.path)) {
      return { problem: 'image-twice' };
    }
    if (packedType(picture) === undefined) {
      return { problem: 'picture-strange' };
    }
    seen.add(known.path);
    const thumbnail = { ...known, picture };
    if (isDrawable(thumbnail)) {
      thumbnails.push(thumbnail);
    }
  }
  return { thumbnails };
}

/** Pixels of the longer side of a packed picture: twice of what is made. */
const LONGEST_SIDE = 1_024;

/** Pixels by which the side of a picture may differ, for it was rounded. */
const ROUNDED = 1;

/**
 * Whether a picture is the small one of an image of the size that it claims: a
 * still of those proportions. A long page that is shown as a strip, as earlier
 * versions made it, is made small again.
 */
function isDrawable({ picture, ...original }: PackedThumbnail): boolean {
  const size = imageSize(picture);
  const longest = Math.max(size?.width ?? Infinity, size?.height ?? Infinity);
  const part = thumbnailPart(original);
  if (
    size === undefined ||
    size.frames !== undefined ||
    longest > LONGEST_SIDE ||
    size.width > part.width + ROUNDED
  ) {
    return false;
  }
  const scale = longest / Math.max(part.width, part.height);
  const differs = (shown: number, whole: number): boolean =>
    Math.abs(shown - Math.max(1, whole * scale)) > ROUNDED;
  return !differs(size.width, part.width) && !differs(size.height, part.height);
}

/** The JSON of the index; undefined if it is not valid, or not ASCII. */
function parsed(index: Uint8Array): unknown {
  let text = '';
  for (const byte of index) {
    if (byte > 0x7f) {
      return undefined;
    }
    text += String.fromCharCode(byte);
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
