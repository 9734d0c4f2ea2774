import { GetObjectCommand } from '@aws-sdk/client-s3';

import { partsOf } from '../../../../domain/images/large/parts';
import { readAtMost } from '../../../../domain/reading/readAtMost';
import { sameBytes } from '../../../../domain/sameBytes';
import type { ContentComparison } from '../../../../ports/images/imageStore';
import type { Pieces } from '../../../../ports/images/pieces';
import type { Bucket } from '../../connection/bucket';
import { headOutput } from '../head';

/**
 * Whether an object has the bytes of a file that is read in pieces. The checksum
 * of the parts that we would send tells it without a transfer. Otherwise the
 * object is read, up to the first piece that differs.
 *
 * @param smallest - bytes of a part
 */
export async function comparePieces(
  bucket: Bucket,
  key: string,
  pieces: Pieces,
  smallest: number,
  signal?: AbortSignal
): Promise<ContentComparison> {
  // It may be gone by now, or be a delete marker.
  const head = await headOutput(bucket, key, signal, true);
  if (head === undefined) {
    return 'missing';
  }
  if (head.ContentLength !== pieces.length) {
    return 'different';
  }
  if (
    head.ChecksumSHA256 !== undefined &&
    head.ChecksumSHA256 === (await checksumOfParts(bucket, pieces, smallest))
  ) {
    return 'same';
  }
  for (const { from, to } of partsOf(pieces.length, smallest)) {
    const stored = await readRange(bucket, key, from, to, head.ETag, signal);
    if (!stored || !sameBytes(stored, await pieces.piece(from, to))) {
      return 'different';
    }
  }
  return 'same';
}

/** As S3 tells it of an object that was sent in these parts: the checksum of their checksums, and their number. */
async function checksumOfParts(
  { s3 }: Bucket,
  pieces: Pieces,
  smallest: number
): Promise<string> {
  const all = new s3.config.sha256();
  const parts = partsOf(pieces.length, smallest);
  for (const { from, to } of parts) {
    const part = new s3.config.sha256();
    part.update(await pieces.piece(from, to));
    all.update(await part.digest());
  }
  return `${s3.config.base64Encoder(await all.digest())}-${parts.length}`;
}

/** @returns undefined if the object is another one by now, or ends before */
function readRange(
  bucket: Bucket,
  key: string,
  from: number,
  to: number,
  etag: string | undefined,
  signal: AbortSignal | undefined
): Promise<Uint8Array | undefined> {
  return bucket.ask<Uint8Array | undefined, undefined>(
    's3:GetObject',
    key,
    async () => {
      const { Body } = await bucket.s3.send(
        new GetObjectCommand({
          Bucket: bucket.name,
          Key: key,
          Range: `bytes=${from}-${to - 1}`,
          IfMatch: etag
        }),
        { abortSignal: signal }
      );
      const read =
        Body &&
        (await readAtMost(Body.transformToWebStream(), to - from, to - from));
      // Some stores ignore the range and send the whole object.
      return read === 'too-large' ? undefined : read;
    },
    { 404: () => undefined, 412: () => undefined }
  );
}
