import type { CompletedPart } from '@aws-sdk/client-s3';
import { UploadPartCommand } from '@aws-sdk/client-s3';

import { Cancelled } from '../../../../domain/errors';
import { PARTS_AT_ONCE, partsOf } from '../../../../domain/images/large/parts';
import type { Part } from '../../../../domain/images/large/parts';
import type { Pieces } from '../../../../ports/images/pieces';
import { uploadDeadline } from '../../answers/deadlines';
import type { Bucket } from '../../connection/bucket';
import { sha256 } from '../checksum';

/** An upload that was begun. */
export interface Upload {
  readonly key: string;
  readonly id: string;
}

/**
 * Sends all parts of a file. Nothing is still being sent when it returns or
 * throws. S3 refuses a part that arrives damaged.
 *
 * @param smallest - bytes of a part
 * @returns what completes the upload, in order
 * @throws Cancelled if the signal is aborted before the last part is begun
 */
export async function sendParts(
  bucket: Bucket,
  upload: Upload,
  pieces: Pieces,
  smallest: number,
  signal?: AbortSignal
): Promise<readonly CompletedPart[]> {
  const parts = partsOf(pieces.length, smallest);
  const sent: CompletedPart[] = [];
  let next = 0;
  let failed = false;
  const lane = async (): Promise<void> => {
    while (next < parts.length && !failed) {
      const at = next++;
      try {
        if (signal?.aborted) {
          throw new Cancelled('job-stopped', {});
        }
        sent[at] = await sendPart(bucket, upload, pieces, parts[at], at + 1);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const lanes = await Promise.allSettled(
    Array.from({ length: PARTS_AT_ONCE }, lane)
  );
  const failure = lanes.find(({ status }) => status === 'rejected');
  if (failure?.status === 'rejected') {
    throw failure.reason;
  }
  return sent;
}

async function sendPart(
  bucket: Bucket,
  { key, id }: Upload,
  pieces: Pieces,
  { from, to }: Part,
  number: number
): Promise<CompletedPart> {
  const bytes = await pieces.piece(from, to);
  const checksum = await sha256(bucket.s3, bytes);
  const { ETag } = await bucket.ask('s3:PutObject', key, () =>
    bucket.s3.send(
      new UploadPartCommand({
        Bucket: bucket.name,
        Key: key,
        UploadId: id,
        PartNumber: number,
        Body: bytes,
        // Some stores want it beside the checksum itself.
        ChecksumAlgorithm: 'SHA256',
        ChecksumSHA256: checksum
      }),
      { requestTimeout: uploadDeadline(bytes.length) }
    )
  );
  return { PartNumber: number, ETag, ChecksumSHA256: checksum };
}
