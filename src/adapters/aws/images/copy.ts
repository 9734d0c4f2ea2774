import { CopyObjectCommand } from '@aws-sdk/client-s3';

import type {
  CopyOutcome,
  ImageWriting
} from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import { encodeKey } from './encodeKey';
import { headObject } from './head';

/**
 * Copies to a free key. AWS honours `If-None-Match` on a copy since October
 * 2025, and other engines ignore it. Until an engine has refused a copy for it,
 * the destination is checked first. On an engine that ignores it, another
 * program could take the key between the check and the copy. The keys of plans
 * contain an op id, so that this does not happen by chance.
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
            // Tags say what an image is chosen for under its old key.
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

/** The destination may be our own copy if its answer was lost. */
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
