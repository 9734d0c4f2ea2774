import { CopyObjectCommand } from '@aws-sdk/client-s3';

import type {
  CopyOutcome,
  ImageWriting
} from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { encodeKey } from './encodeKey';
import { headObject } from './read';

/**
 * Copies under a free name. AWS honours `If-None-Match` on a copy since
 * October 2025, other engines ignore it: until a copy was refused for it, the
 * destination is looked at first. Between that look and the copy another
 * program could take the name on such an engine; names with an op id in them,
 * which the plans give, are not taken by chance.
 */
export function copying(bucket: Bucket): ImageWriting['copy'] {
  let honoursIfNoneMatch = false;
  return async (from, to) => {
    if (!honoursIfNoneMatch && (await headObject(bucket, to)) !== undefined) {
      return outcomeOfTaken(bucket, from, to);
    }
    return bucket.ask<CopyOutcome, CopyOutcome>(
      's3:PutObject',
      to,
      async () => {
        await bucket.s3.send(
          new CopyObjectCommand({
            Bucket: bucket.name,
            Key: to,
            CopySource: `${bucket.name}/${encodeKey(from)}`,
            IfNoneMatch: '*',
            MetadataDirective: 'COPY',
            // Tags say what an image is chosen for in its old place.
            TaggingDirective: 'REPLACE'
          })
        );
        return 'copied';
      },
      {
        NoSuchKey: () => 'missing',
        404: (error, otherwise) => {
          if (error.code === 'NoSuchBucket') {
            throw otherwise;
          }
          return 'missing';
        },
        412: () => {
          honoursIfNoneMatch = true;
          return outcomeOfTaken(bucket, from, to);
        }
      }
    );
  };
}

/** The destination may be our own copy, whose answer was lost. */
async function outcomeOfTaken(
  bucket: Bucket,
  from: string,
  to: string
): Promise<CopyOutcome> {
  const [source, destination] = await Promise.all([
    headObject(bucket, from),
    headObject(bucket, to)
  ]);
  if (source === undefined) {
    return 'missing';
  }
  return source.etag === destination?.etag && source.bytes === destination.bytes
    ? 'copied'
    : 'taken';
}
