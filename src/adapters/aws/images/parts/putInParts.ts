import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand
} from '@aws-sdk/client-s3';
import type { CompletedPart } from '@aws-sdk/client-s3';

import type { CreateOutcome } from '../../../../ports/images/imageStore';
import type { Pieces } from '../../../../ports/images/pieces';
import type { Bucket } from '../../connection/bucket';
import { isUnsupported } from '../../connection/storeFeatures';
import { headObject } from '../head';
import { comparePieces } from './comparePieces';
import type { Upload } from './sendParts';
import { sendParts } from './sendParts';

/** A file that is sent in parts. */
export interface InParts {
  readonly key: string;
  readonly pieces: Pieces;
  readonly contentType: string;
  /** Bytes of a part. */
  readonly smallest: number;
  /** The ETag of the object that it is put over; undefined if the key must be free. */
  readonly replaces?: string;
  /** The tags of that object, as a query string. */
  readonly tags?: string;
  /** Is called when all parts are sent, which may be an hour later. */
  readonly beforeCompletion?: () => Promise<void>;
}

/**
 * Puts a file in parts. The object is there when all parts are, or not at all.
 * AWS honours a condition on the completion since 2024. Other engines may
 * ignore it, so that the key is looked at before the first part, which also
 * saves sending a file for nothing, and before the completion. An upload that
 * fails is aborted, so that nobody pays for its parts.
 *
 * @returns `same` if the key has these bytes already, `taken` if it has others
 * @throws what the pieces throw, for example if the file changes meanwhile
 */
export async function putInParts(
  bucket: Bucket,
  file: InParts,
  signal?: AbortSignal
): Promise<CreateOutcome> {
  const { key, pieces, contentType, smallest, replaces, tags } = file;
  if ((await headObject(bucket, key, signal))?.etag !== replaces) {
    return taken(bucket, file);
  }
  const { UploadId: id = '' } = await bucket.ask('s3:PutObject', key, () =>
    bucket.s3.send(
      new CreateMultipartUploadCommand({
        Bucket: bucket.name,
        Key: key,
        ContentType: contentType,
        ChecksumAlgorithm: 'SHA256',
        ...(tags && { Tagging: tags })
      })
    )
  );
  const upload = { key, id };
  let isOver = false;
  try {
    const parts = await sendParts(bucket, upload, pieces, smallest, signal);
    await pieces.check();
    if ((await headObject(bucket, key))?.etag !== replaces) {
      return await taken(bucket, file);
    }
    await file.beforeCompletion?.();
    const outcome = await complete(bucket, file, upload, parts);
    // Of any other outcome, its parts lie there and cost; of a lost answer, there is none left to abort.
    isOver = outcome === 'created';
    return outcome;
  } finally {
    if (!isOver) {
      await abort(bucket, upload);
    }
  }
}

/** Somebody was first, or the answer to our own earlier attempt was lost. */
async function taken(
  bucket: Bucket,
  { key, pieces, smallest }: InParts
): Promise<CreateOutcome> {
  return (await comparePieces(bucket, key, pieces, smallest)) === 'same'
    ? 'same'
    : 'taken';
}

async function complete(
  bucket: Bucket,
  file: InParts,
  upload: Upload,
  parts: readonly CompletedPart[]
): Promise<CreateOutcome> {
  const condition =
    file.replaces === undefined
      ? { IfNoneMatch: '*' }
      : { IfMatch: file.replaces };
  try {
    return await completeIf(bucket, file, upload, parts, condition);
  } catch (error) {
    if (bucket.features.isAws || !isUnsupported(error)) {
      throw error;
    }
    // A store that does not know the condition. The key was free a moment ago.
    return completeIf(bucket, file, upload, parts, {});
  }
}

function completeIf(
  bucket: Bucket,
  file: InParts,
  { key, id }: Upload,
  parts: readonly CompletedPart[],
  condition: { readonly IfNoneMatch?: string; readonly IfMatch?: string }
): Promise<CreateOutcome> {
  return bucket.ask<CreateOutcome, CreateOutcome>(
    's3:PutObject',
    key,
    async () => {
      await bucket.s3.send(
        new CompleteMultipartUploadCommand({
          Bucket: bucket.name,
          Key: key,
          UploadId: id,
          MultipartUpload: { Parts: [...parts] },
          ...condition
        })
      );
      return 'created';
    },
    {
      412: () => taken(bucket, file),
      // The answer to an earlier attempt was lost: the upload is over, and its object is there.
      NoSuchUpload: async (_error, otherwise): Promise<CreateOutcome> => {
        if ((await taken(bucket, file)) === 'taken') {
          throw otherwise;
        }
        return 'created';
      }
    }
  );
}

/** What stays of an upload is removed by a lifecycle rule of set-up after some days, so that a refusal is no failure. */
async function abort(bucket: Bucket, { key, id }: Upload): Promise<void> {
  await bucket
    .ask('s3:AbortMultipartUpload', key, () =>
      bucket.s3.send(
        new AbortMultipartUploadCommand({
          Bucket: bucket.name,
          Key: key,
          UploadId: id
        })
      )
    )
    .catch(() => undefined);
}
