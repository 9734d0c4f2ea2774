import { checkPackKey } from '../../../domain/product/objectKey';
import { PACK_TYPE } from '../../../domain/images/pack/pack';
import { sameBytes } from '../../../domain/sameBytes';
import type { Bucket } from '../connection/bucket';
import { sha256 } from './checksum';
import { putObject } from './create';
import { headObject } from './head';
import { readUpTo } from './read';

/**
 * Puts a pack under its condition. AWS honours `If-Match` on a put since
 * November 2024. On an engine that does not, the last of two writers wins,
 * which does no harm: packs are checked before they are trusted.
 */
export async function putPack(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  replaces: string | undefined,
  signal?: AbortSignal
): Promise<string | undefined> {
  checkPackKey(key);
  const checksum = await sha256(bucket.s3, bytes);
  const taken = (): Promise<string | undefined> =>
    etagOfSame(bucket, key, bytes, signal);
  return bucket.ask<string | undefined, string | undefined>(
    's3:PutObject',
    key,
    () =>
      putObject(
        bucket,
        key,
        { bytes, contentType: PACK_TYPE, checksum },
        replaces === undefined ? { IfNoneMatch: '*' } : { IfMatch: replaces },
        signal
      ),
    // The pack that was read is gone or replaced, perhaps by ours if its answer was lost.
    { 412: taken, NoSuchKey: taken }
  );
}

async function etagOfSame(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  signal: AbortSignal | undefined
): Promise<string | undefined> {
  const head = await headObject(bucket, key, signal);
  if (head?.bytes !== bytes.length) {
    return undefined;
  }
  const stored = await readUpTo(bucket, key, bytes.length, signal);
  return stored && stored !== 'too-large' && sameBytes(stored, bytes)
    ? head.etag
    : undefined;
}
