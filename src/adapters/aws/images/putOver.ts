import { sameBytes } from '../../../domain/sameBytes';
import type { Bucket } from '../connection/bucket';
import { sha256 } from './checksum';
import { putObject } from './create';
import { headObject } from './head';
import { readUpTo } from './read';

/** An object that may be written again. */
export interface Rewritten {
  readonly key: string;
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The ETag of the object that was read; undefined if there was none. */
  readonly replaces: string | undefined;
}

/**
 * Puts an object over the one that was read. AWS honours `If-Match` on a put
 * since November 2024. On an engine that does not, the last of two writers
 * wins, so that this is only for what is checked before it is trusted: packs
 * and records of migrations.
 *
 * @returns its ETag; undefined if the key has another object by now
 */
export async function putOver(
  bucket: Bucket,
  { key, bytes, contentType, replaces }: Rewritten,
  signal?: AbortSignal
): Promise<string | undefined> {
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
        { bytes, contentType, checksum },
        replaces === undefined ? { IfNoneMatch: '*' } : { IfMatch: replaces },
        signal
      ),
    // What was read is gone or replaced, perhaps by ours if its answer was lost.
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
