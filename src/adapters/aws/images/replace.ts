import { NotSupported } from '../../../domain/errors';
import type { Tags } from '../../../domain/edits/tags';
import type { ReplaceOutcome } from '../../../ports/images/imageStore';
import type { Pieces } from '../../../ports/images/pieces';
import type { Bucket } from '../connection/bucket';
import { sha256 } from './checksum';
import { isThere, putObject } from './create';
import { headObject } from './head';
import { readTags, writeTags } from './tagging';

/**
 * Puts other bytes over an object if it has this ETag. AWS honours `If-Match`
 * on a put. Other engines may ignore it, so that the object is checked first.
 * The tags are sent with the bytes: a put removes those of the object before.
 */
export async function replaceObject(
  bucket: Bucket,
  key: string,
  bytes: Uint8Array,
  contentType: string,
  ifMatch: string
): Promise<ReplaceOutcome> {
  const checksum = await sha256(bucket.s3, bytes);
  // The answer to our own earlier attempt may have been lost.
  const changed = async (): Promise<ReplaceOutcome> =>
    (await isThere(bucket, key, bytes, checksum)) ? 'replaced' : 'changed';
  if ((await headObject(bucket, key))?.etag !== ifMatch) {
    return changed();
  }
  const tags = asQuery(await tagsOf(bucket, key));
  return bucket.ask<ReplaceOutcome, ReplaceOutcome>(
    's3:PutObject',
    key,
    async () => {
      await putObject(
        bucket,
        key,
        { bytes, contentType, checksum },
        { IfMatch: ifMatch, ...(tags !== '' && { Tagging: tags }) }
      );
      return 'replaced';
    },
    { 412: changed, NoSuchKey: changed }
  );
}

/** The same for a file that is sent in parts. Its tags are those of the beginning; what others set meanwhile is set again. */
export async function replaceInParts(
  bucket: Bucket,
  key: string,
  pieces: Pieces,
  {
    contentType,
    ifMatch,
    smallest
  }: {
    readonly contentType: string;
    readonly ifMatch: string;
    /** Bytes of a part. */
    readonly smallest: number;
  }
): Promise<ReplaceOutcome> {
  const { putInParts } = await import('./parts/largeFiles');
  const before = await tagsOf(bucket, key);
  const tags = asQuery(before);
  let latest = before;
  const outcome = await putInParts(bucket, {
    key,
    pieces,
    contentType,
    smallest,
    tags,
    replaces: ifMatch,
    beforeCompletion: async () => {
      latest = await tagsOf(bucket, key);
    }
  });
  if (outcome === 'created' && asQuery(latest) !== tags) {
    await writeTags(bucket, key, latest);
  }
  return outcome === 'taken' ? 'changed' : 'replaced';
}

async function tagsOf(bucket: Bucket, key: string): Promise<Tags> {
  try {
    return (await readTags(bucket, key)) ?? {};
  } catch (error) {
    // A store without tags.
    if (!(error instanceof NotSupported)) {
      throw error;
    }
    return {};
  }
}

/** The tags as a put takes them: a query string. */
function asQuery(tags: Tags): string {
  return Object.entries(tags)
    .map(pair => pair.map(encodeURIComponent).join('='))
    .join('&');
}
