import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';

import type { CreateOutcome } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { sameBytes, sha256 } from './checksum';
import { readObject } from './read';

/** Puts an object under a free name; one request where it is free. */
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
      await bucket.s3.send(
        new PutObjectCommand({
          Bucket: bucket.name,
          Key: key,
          Body: bytes,
          ContentType: contentType,
          IfNoneMatch: '*',
          // S3 refuses what arrived broken, and says later what is there.
          ChecksumSHA256: checksum
        }),
        { abortSignal: signal }
      );
      return 'created';
    },
    {
      // Somebody was first, or an earlier attempt of ours whose answer was lost.
      412: async () =>
        (await isThere(bucket, key, bytes, checksum, signal)) ? 'same' : 'taken'
    }
  );
}

async function isThere(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  checksum: string,
  signal?: AbortSignal
): Promise<boolean> {
  const head = await bucket.ask(
    's3:GetObject',
    key,
    () =>
      bucket.s3.send(
        new HeadObjectCommand({
          Bucket: bucket.name,
          Key: key,
          ChecksumMode: 'ENABLED'
        }),
        { abortSignal: signal }
      ),
    // Gone by now, or a delete marker: the name is not ours to take.
    { 404: () => undefined }
  );
  if (head === undefined || head.ContentLength !== bytes.length) {
    return false;
  }
  // Of an object sent in parts it is the checksum of their checksums.
  if (head.ChecksumSHA256 && head.ChecksumType !== 'COMPOSITE') {
    return head.ChecksumSHA256 === checksum;
  }
  const stored = await readObject(bucket, key, signal);
  return stored !== undefined && sameBytes(stored, bytes);
}
