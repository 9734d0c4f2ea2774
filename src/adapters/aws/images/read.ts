import { GetObjectCommand } from '@aws-sdk/client-s3';

import { bucketArn } from '../../../domain/connection/policy/arn';
import { TooLarge } from '../../../domain/errors';
import { readAtMost } from '../../../domain/reading/readAtMost';
import { MOST_IMAGE_BYTES } from '../../../domain/reading/sizeLimits';
import type { Bucket } from '../connection/bucket';

/** @throws TooLarge if the object has more bytes than `most` */
export async function readObject(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal,
  most = MOST_IMAGE_BYTES
): Promise<Uint8Array | undefined> {
  const read = await readUpTo(bucket, key, most, signal);
  if (read === 'too-large') {
    const resource = bucketArn(bucket.region, bucket.name, key);
    throw new TooLarge('object-too-large', { resource, limit: most });
  }
  return read;
}

/** The same for a caller to whom an object that is too large is only another one. */
export function readUpTo(
  bucket: Bucket,
  key: string,
  most: number,
  signal?: AbortSignal
): Promise<Uint8Array | 'too-large' | undefined> {
  return bucket.ask<Uint8Array | 'too-large' | undefined, undefined>(
    's3:GetObject',
    key,
    async () => {
      const { Body, ContentLength } = await bucket.s3.send(
        new GetObjectCommand({ Bucket: bucket.name, Key: key }),
        { abortSignal: signal }
      );
      if (Body === undefined) {
        // In some handlers an empty object has no body.
        return new Uint8Array();
      }
      return readAtMost(Body.transformToWebStream(), ContentLength, most);
    },
    { NoSuchKey: () => undefined }
  );
}
