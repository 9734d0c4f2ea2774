import { GetObjectCommand } from '@aws-sdk/client-s3';

import { bucketArn } from '../../../domain/connection/policy/arn';
import { TooLarge } from '../../../domain/errors';
import type { Bucket } from '../connection/bucket';

/** @throws TooLarge if the object has more bytes than `most` */
export async function readObject(
  bucket: Bucket,
  key: string,
  signal?: AbortSignal,
  most = Infinity
): Promise<Uint8Array | undefined> {
  const read = await bucket.ask<
    Uint8Array | 'too-large' | undefined,
    undefined
  >(
    's3:GetObject',
    key,
    async () => {
      const { Body, ContentLength } = await bucket.s3.send(
        new GetObjectCommand({ Bucket: bucket.name, Key: key }),
        { abortSignal: signal }
      );
      if (Body === undefined) {
        // In some handlers an empty object has no body.
        return new Uint8Array();
      }
      return most === Infinity
        ? Body.transformToByteArray()
        : readAtMost(Body.transformToWebStream(), ContentLength, most);
    },
    { NoSuchKey: () => undefined }
  );
  if (read === 'too-large') {
    const resource = bucketArn(bucket.region, bucket.name, key);
    throw new TooLarge('object-too-large', { resource, limit: most });
  }
  return read;
}

/** @param announced - a hint: what is compressed on its way is longer than announced */
async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  announced: number | undefined,
  most: number
): Promise<Uint8Array | 'too-large'> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  if ((announced ?? 0) <= most) {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return joined(parts, length);
      }
      parts.push(value);
      length += value.length;
      if (length > most) {
        break;
      }
    }
  }
  // The rest is not received, and the connection is not kept waiting for it.
  await reader.cancel();
  return 'too-large';
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
