import * as z from 'zod';

import { imageSize } from '../imageSize';
import { isLongPage } from '../longPage';
import { pathShape } from '../storedShapes';
import type { PackedThumbnail } from './pack';
import {
  MAX_PACKED,
  MAX_PACK_BYTES,
  MAX_PACK_INDEX_BYTES,
  PACK_HEAD_BYTES,
  PACK_MAGIC,
  packedType
} from './pack';

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
        length: z.int().min(1).max(MAX_PACK_BYTES)
      })
    )
    .max(MAX_PACKED)
});

/**
 * Reads a pack. The thumbnails follow each other up to its end, so that none
 * can overlap another or exceed the pack. They are views of the given bytes,
 * not copies.
 */
export function decodePack(bytes: Uint8Array): DecodedPack {
  if (bytes.length > MAX_PACK_BYTES) {
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
  if (length > MAX_PACK_INDEX_BYTES) {
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
    if (!isThin(thumbnail)) {
      thumbnails.push(thumbnail);
    }
  }
  return { thumbnails };
}

/** Whether a picture shows a long page as a strip, as earlier versions made it. The page is made small again. */
function isThin({ picture, ...original }: PackedThumbnail): boolean {
  const size = isLongPage(original) ? imageSize(picture) : undefined;
  return size !== undefined && isLongPage(size);
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
