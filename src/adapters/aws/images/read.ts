import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';

import type { ObjectHead } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';

/**
 * The object of a key without its bytes. An answer to HEAD has no body, so that
 * a missing bucket looks like a missing object. `Provisioning` tells them apart.
 */
export function headObject(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal
): Promise<ObjectHead | undefined> {
  return bucket.ask<ObjectHead, undefined>(
    's3:GetObject',
    key,
    async () => {
      const head = await bucket.s3.send(
        new HeadObjectCommand({ Bucket: bucket.name, Key: key }),
        { abortSignal: signal }
      );
      return {
        etag: head.ETag ?? '',
        bytes: head.ContentLength ?? 0,
        lastModified: head.LastModified?.getTime(),
        ...(head.VersionId !== undefined && { version: head.VersionId })
      };
    },
    { 404: () => undefined }
  );
}

export function readObject(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal
): Promise<Uint8Array | undefined> {
  return bucket.ask<Uint8Array | undefined, undefined>(
    's3:GetObject',
    key,
    async () => {
      const { Body } = await bucket.s3.send(
        new GetObjectCommand({ Bucket: bucket.name, Key: key }),
        { abortSignal: signal }
      );
      // In some handlers an empty object has no body.
      return Body ? Body.transformToByteArray() : new Uint8Array();
    },
    { NoSuchKey: () => undefined }
  );
}
