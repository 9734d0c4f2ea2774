import type { PutObjectCommandInput } from '@aws-sdk/client-s3';
import { PutObjectCommand } from '@aws-sdk/client-s3';

import { sameBytes } from '../../../domain/sameBytes';
import type {
  ContentComparison,
  CreateOutcome
} from '../../../ports/images/imageStore';
import { uploadDeadline } from '../answers/deadlines';
import type { Bucket, PutFile } from '../connection/bucket';
import { isOfParts, sha256 } from './checksum';
import { headOutput } from './head';
import { readUpTo } from './read';

/** Puts an object under a free key, in one request. */
export async function createObject(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  contentType: string,
  signal?: AbortSignal
): Promise<CreateOutcome> {
  const checksum = await sha256(bucket.s3, bytes);
  return bucket.ask<CreateOutcome, CreateOutcome>(
    's3:PutObject',
    key,
    async () => {
      const file = { bytes, contentType, checksum };
      await putObject(bucket, key, file, { IfNoneMatch: '*' }, signal);
      return 'created';
    },
    {
      // Somebody was first, or the answer to our own earlier attempt was lost.
      412: async () =>
        (await isThere(bucket, key, bytes, checksum, signal)) ? 'same' : 'taken'
    }
  );
}

/**
 * Puts bytes under a condition. S3 refuses them if they arrive damaged, and can
 * tell later what it has.
 *
 * @returns the ETag
 */
export async function putObject(
  bucket: Bucket,
  key: string,
  file: PutFile,
  condition: Pick<PutObjectCommandInput, 'IfMatch' | 'IfNoneMatch' | 'Tagging'>,
  signal?: AbortSignal
): Promise<string | undefined> {
  const { IfMatch, IfNoneMatch, Tagging } = condition;
  const direct = await bucket.directPut?.(
    key,
    {
      ...file,
      headers: {
        ...(IfMatch !== undefined && { 'if-match': IfMatch }),
        ...(IfNoneMatch !== undefined && { 'if-none-match': IfNoneMatch }),
        ...(Tagging !== undefined && { 'x-amz-tagging': Tagging })
      }
    },
    signal
  );
  if (direct) {
    return direct.etag;
  }
  const { bytes, contentType, checksum } = file;
  const { ETag } = await bucket.s3.send(
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: key,
      Body: bytes,
      ContentType: contentType,
      ChecksumSHA256: checksum,
      ...condition
    }),
    { abortSignal: signal, requestTimeout: uploadDeadline(bytes.length) }
  );
  return ETag;
}

/** Whether an object has these bytes. */
export async function isThere(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  checksum: string,
  signal?: AbortSignal
): Promise<boolean> {
  return (await compareBytes(bucket, key, bytes, checksum, signal)) === 'same';
}

/** How an object is beside bytes in memory. */
export async function compareBytes(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  checksum: string,
  signal?: AbortSignal
): Promise<ContentComparison> {
  // It may be gone by now, or be a delete marker. Either way the key is not free.
  const head = await headOutput(bucket, key, signal, true);
  if (head === undefined) {
    return 'missing';
  }
  if (head.ContentLength !== bytes.length) {
    return 'different';
  }
  if (head.ChecksumSHA256 && !isOfParts(head)) {
    return head.ChecksumSHA256 === checksum ? 'same' : 'different';
  }
  const stored = await readUpTo(bucket, key, bytes.length, signal);
  return stored === undefined
    ? 'missing'
    : stored !== 'too-large' && sameBytes(stored, bytes)
      ? 'same'
      : 'different';
}
