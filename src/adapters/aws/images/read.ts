import { GetObjectCommand } from '@aws-sdk/client-s3';

import type { Bucket } from '../connection/bucket';

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
