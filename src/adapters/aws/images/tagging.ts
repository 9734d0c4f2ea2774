import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  PutObjectTaggingCommand
} from '@aws-sdk/client-s3';

import { bucketArn } from '../../../domain/connection/policy/arn';
import type { Tags } from '../../../domain/edits/tags';
import { NotFound } from '../../../domain/errors';
import type { Met } from '../answers/ask';
import type { Bucket } from '../connection/bucket';

/**
 * What AWS answers about the tags of a key whose object a delete marker hides.
 * Elsewhere the same answer may mean that the store has no tags.
 */
function ofHidden<R>({ features }: Bucket, answer: () => R): Met<R> {
  return features.isAws ? { MethodNotAllowed: answer } : {};
}

export function readTags(
  bucket: Bucket,
  key: string
): Promise<Tags | undefined> {
  return bucket.ask<Tags, undefined>(
    's3:GetObjectTagging',
    key,
    async () => {
      const { TagSet } = await bucket.s3.send(
        new GetObjectTaggingCommand({ Bucket: bucket.name, Key: key })
      );
      return Object.fromEntries(
        (TagSet ?? []).map(tag => [tag.Key ?? '', tag.Value ?? ''])
      );
    },
    { NoSuchKey: () => undefined, ...ofHidden(bucket, () => undefined) }
  );
}

/**
 * Replaces the whole set, because S3 cannot change a single tag. An empty set is
 * sent as a removal, because not every engine accepts an empty list.
 */
export async function writeTags(
  bucket: Bucket,
  key: string,
  tags: Tags
): Promise<void> {
  const object = { Bucket: bucket.name, Key: key };
  const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const met = ofHidden(bucket, (): never => {
    const resource = bucketArn(bucket.region, bucket.name, key);
    throw new NotFound('object-missing', { resource });
  });
  if (TagSet.length === 0) {
    await bucket.ask(
      's3:DeleteObjectTagging',
      key,
      () => bucket.s3.send(new DeleteObjectTaggingCommand(object)),
      met
    );
    return;
  }
  await bucket.ask(
    's3:PutObjectTagging',
    key,
    () =>
      bucket.s3.send(
        new PutObjectTaggingCommand({ ...object, Tagging: { TagSet } })
      ),
    met
  );
}
