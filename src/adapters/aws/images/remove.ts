import { DeleteObjectCommand } from '@aws-sdk/client-s3';

import type { RemoveOutcome } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { headObject } from './read';

/**
 * Removes an object under its ETag. AWS honours `If-Match` on a deletion, and
 * answers 204 where nothing is there; other engines ignore it, so that the
 * object is looked at first. Between that look and the deletion another
 * program could overwrite the object on such an engine.
 */
export async function removeObject(
  bucket: Bucket,
  key: string,
  ifMatch: string
): Promise<RemoveOutcome> {
  const there = await headObject(bucket, key);
  if (there === undefined) {
    return 'removed';
  }
  if (there.etag !== ifMatch) {
    return 'changed';
  }
  return bucket.ask<RemoveOutcome, RemoveOutcome>(
    's3:DeleteObject',
    key,
    async () => {
      await bucket.s3.send(
        new DeleteObjectCommand({
          Bucket: bucket.name,
          Key: key,
          IfMatch: ifMatch
        })
      );
      return 'removed';
    },
    { 412: () => 'changed', NoSuchKey: () => 'removed' }
  );
}
