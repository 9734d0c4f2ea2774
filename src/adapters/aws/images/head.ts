import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';

import type { ObjectHead } from '../../../ports/images/imageStore';
import { readAtMost } from '../../../domain/reading/readAtMost';
import { isUnexplained } from '../answers/errorKinds';
import { readSdkError } from '../answers/sdkError';
import type { Bucket } from '../connection/bucket';

/** What a HEAD answers, as far as it is used. */
export type HeadOutput = Pick<
  HeadObjectCommandOutput,
  | 'ETag'
  | 'ContentLength'
  | 'LastModified'
  | 'VersionId'
  | 'ChecksumType'
  | 'ChecksumCRC32'
  | 'ChecksumCRC32C'
  | 'ChecksumCRC64NVME'
  | 'ChecksumSHA1'
  | 'ChecksumSHA256'
>;

/**
 * The object of a key without its bytes. An answer to HEAD has no body, so that
 * a missing bucket looks like a missing object. `Provisioning` tells them apart.
 */
export async function headObject(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal
): Promise<ObjectHead | undefined> {
  const head = await headOutput(bucket, key, signal);
  return (
    head && {
      etag: head.ETag ?? '',
      bytes: head.ContentLength ?? 0,
      lastModified: head.LastModified?.getTime(),
      ...(head.VersionId !== undefined && { version: head.VersionId })
    }
  );
}

/** @param checksums - whether to ask for them too, which takes `kms:Decrypt` for an encrypted object */
export function headOutput(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal,
  checksums = false
): Promise<HeadOutput | undefined> {
  return bucket.ask<HeadOutput, undefined>(
    's3:GetObject',
    key,
    async () => {
      try {
        return await bucket.s3.send(
          new HeadObjectCommand({
            Bucket: bucket.name,
            Key: key,
            ...(checksums && { ChecksumMode: 'ENABLED' })
          }),
          { abortSignal: signal }
        );
      } catch (error) {
        if (!isUnexplained(readSdkError(error))) {
          throw error;
        }
        return firstByte(bucket, key, signal);
      }
    },
    { 404: () => undefined }
  );
}

/** The same by a GET, whose refusal has a code: expired credentials, another region or a key of KMS, for example. */
async function firstByte(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal
): Promise<HeadOutput> {
  const { Body, ContentRange, ...head } = await bucket.s3.send(
    new GetObjectCommand({ Bucket: bucket.name, Key: key, Range: 'bytes=0-0' }),
    { abortSignal: signal }
  );
  // A body that is not read keeps its connection. Some stores ignore the range and send the whole object.
  await (Body && readAtMost(Body.transformToWebStream(), undefined, 1));
  const whole = ContentRange?.split('/')[1];
  return { ...head, ContentLength: whole ? Number(whole) : head.ContentLength };
}
