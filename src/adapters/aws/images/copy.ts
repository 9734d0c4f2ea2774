import { CopyObjectCommand } from '@aws-sdk/client-s3';

import type { NotSupported } from '../../../domain/errors';
import type {
  CopyOutcome,
  ImageWriting
} from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import type { StoreFeature } from '../connection/storeFeatures';
import { isUnsupported } from '../connection/storeFeatures';
import { compareObjects } from './checksum';
import { encodeKey } from './encodeKey';
import { headObject } from './head';

/** The features that a copy uses. */
const OPTIONAL: readonly StoreFeature[] = ['object-tags', 'copy-conditions'];

/**
 * Copies to a free key. AWS honours `If-None-Match` on a copy since October
 * 2025. Other engines may ignore it: until one has refused a copy for it, the
 * destination is checked first. On an engine that ignores it, another program
 * could take the key between the check and the copy. The keys of plans contain
 * an op id, so that this does not happen by chance.
 */
export function copying(bucket: Bucket): ImageWriting['copy'] {
  const { features } = bucket;
  return async (from, to) => {
    if (
      !features.has('copy-conditions') &&
      (await headObject(bucket, to)) !== undefined
    ) {
      return outcomeOfTaken(bucket, from, to);
    }
    const used = OPTIONAL.filter(feature => !features.lacks(feature));
    try {
      return await copyWith(bucket, from, to, used);
    } catch (error) {
      if (features.isAws || !isUnsupported(error)) {
        throw error;
      }
      return copyWithout(bucket, from, to, used, error);
    }
  };
}

/** Leaves out one feature, then the other, then both. What makes the copy succeed is what the store lacks. */
async function copyWithout(
  bucket: Bucket,
  from: string,
  to: string,
  used: readonly StoreFeature[],
  refusal: NotSupported
): Promise<CopyOutcome> {
  const tries = used.map(one => [one]);
  for (const left of used.length > 1 ? [...tries, [...used]] : tries) {
    try {
      const rest = used.filter(feature => !left.includes(feature));
      const outcome = await copyWith(bucket, from, to, rest);
      left.forEach(feature => bucket.features.noteLacks(feature, refusal));
      return outcome;
    } catch (error) {
      if (!isUnsupported(error)) {
        throw error;
      }
    }
  }
  throw refusal;
}

function copyWith(
  bucket: Bucket,
  from: string,
  to: string,
  used: readonly StoreFeature[]
): Promise<CopyOutcome> {
  return bucket.ask<CopyOutcome, CopyOutcome>(
    's3:PutObject',
    to,
    async () => {
      await bucket.s3.send(
        new CopyObjectCommand({
          Bucket: bucket.name,
          Key: to,
          CopySource: `${bucket.name}/${encodeKey(from)}`,
          MetadataDirective: 'COPY',
          ...(used.includes('copy-conditions') && { IfNoneMatch: '*' }),
          // Tags say what an image is chosen for under its old key.
          ...(used.includes('object-tags') && { TaggingDirective: 'REPLACE' })
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
        bucket.features.noteHas('copy-conditions');
        return outcomeOfTaken(bucket, from, to);
      }
    }
  );
}

/** The destination may be our own copy if its answer was lost. */
async function outcomeOfTaken(
  bucket: Bucket,
  from: string,
  to: string
): Promise<CopyOutcome> {
  const compared = await compareObjects(bucket, from, to);
  return compared === 'missing'
    ? 'missing'
    : compared === 'same'
      ? 'copied'
      : 'taken';
}
