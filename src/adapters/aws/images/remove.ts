import { DeleteObjectCommand } from '@aws-sdk/client-s3';

import type { RemoveOutcome } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { headObject } from './head';

/**
 * Removes an object if it has this ETag. AWS honours `If-Match` on a deletion,
 * and answers 204 if there is no object. Other engines ignore it, so that the
 * object is checked first. On such an engine, another program could overwrite
 * the object between the check and the deletion.
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
      const { DeleteMarker, VersionId } = await bucket.s3.send(
        new DeleteObjectCommand({
          Bucket: bucket.name,
          Key: key,
          IfMatch: ifMatch
        })
      );
      // Without versions at the moment, a marker takes the place of the object
      // that was written without versions too.
      const replaced =
        VersionId === 'null' && (there.version ?? 'null') === 'null';
      return DeleteMarker === true && !replaced ? 'hidden' : 'removed';
    },
    { 412: () => 'changed', NoSuchKey: () => 'removed' }
  );
}
