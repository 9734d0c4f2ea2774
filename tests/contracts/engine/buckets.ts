import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  paginateListObjectsV2
} from '@aws-sdk/client-s3';
import type { ListObjectVersionsCommandOutput } from '@aws-sdk/client-s3';

import { freshName, region, s3, s3In } from './engine';

/** Makes a bucket for one suite. */
export async function makeBucket(
  name = freshName('bucket'),
  inRegion = region
): Promise<string> {
  await s3In(inRegion).send(
    new CreateBucketCommand({
      Bucket: name,
      ...(inRegion !== 'us-east-1' && {
        CreateBucketConfiguration: { LocationConstraint: inRegion as never }
      })
    })
  );
  return name;
}

/** A key of a listing. Not every engine encodes keys as it is asked to. One that does says so. */
export function listedKey(key: string, encoding: string | undefined): string {
  return encoding === 'url' ? decodeURIComponent(key.replace(/\+/g, ' ')) : key;
}

/** Removes a bucket of these tests with everything in it. */
export async function removeBucket(Bucket: string): Promise<void> {
  const pages = paginateListObjectsV2(
    { client: s3 },
    { Bucket, EncodingType: 'url' }
  );
  for await (const { Contents, EncodingType } of pages) {
    await Promise.all(
      (Contents ?? []).map(({ Key = '' }) =>
        s3.send(
          new DeleteObjectCommand({
            Bucket,
            Key: listedKey(Key, EncodingType)
          })
        )
      )
    );
  }
  await removeVersions(Bucket);
  await s3.send(new DeleteBucketCommand({ Bucket }));
}

/** The versions and delete markers of a bucket that has them. */
async function removeVersions(Bucket: string): Promise<void> {
  for (;;) {
    const { Versions, DeleteMarkers, EncodingType } = await s3
      .send(new ListObjectVersionsCommand({ Bucket, EncodingType: 'url' }))
      // An engine without versions has none to remove.
      .catch((): Partial<ListObjectVersionsCommandOutput> => ({}));
    const left = [...(Versions ?? []), ...(DeleteMarkers ?? [])];
    if (left.length === 0) {
      return;
    }
    for (const { Key = '', VersionId } of left) {
      await s3.send(
        new DeleteObjectCommand({
          Bucket,
          Key: listedKey(Key, EncodingType),
          VersionId
        })
      );
    }
  }
}
