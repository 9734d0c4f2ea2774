import { ListObjectsV2Command } from '@aws-sdk/client-s3';

import { Invalid } from '../../../domain/errors';
import type { ObjectSummary } from '../../../ports/imageStore';
import type { Bucket } from '../bucket';

/** All objects under a prefix, 1,000 a request. */
export async function* listObjects(
  bucket: Bucket,
  prefix: string
): AsyncGenerator<ObjectSummary> {
  if (!prefix.endsWith('/')) {
    throw new Invalid(
      `The prefix ${JSON.stringify(prefix)} does not end in a slash: it would reach other products.`
    );
  }
  let from: string | undefined;
  do {
    const page = await bucket.ask('s3:ListBucket', undefined, () =>
      bucket.s3.send(
        new ListObjectsV2Command({
          Bucket: bucket.name,
          Prefix: prefix,
          ContinuationToken: from,
          // XML 1.0 cannot hold every character that a key can.
          EncodingType: 'url'
        })
      )
    );
    const encoded = page.EncodingType === 'url';
    for (const object of page.Contents ?? []) {
      const { Key = '', ETag = '', Size = 0, LastModified } = object;
      yield {
        key: encoded ? decodeKey(Key) : Key,
        etag: ETag,
        bytes: Size,
        lastModified: LastModified?.getTime()
      };
    }
    from = page.NextContinuationToken;
  } while (from !== undefined);
}

/** Names of folders directly under a prefix, 1,000 a request. */
export async function* listFolders(
  bucket: Bucket,
  prefix: string
): AsyncGenerator<string> {
  if (prefix !== '' && !prefix.endsWith('/')) {
    throw new Invalid(
      `The prefix ${JSON.stringify(prefix)} does not end in a slash: it would reach other folders.`
    );
  }
  let from: string | undefined;
  do {
    const page = await bucket.ask('s3:ListBucket', undefined, () =>
      bucket.s3.send(
        new ListObjectsV2Command({
          Bucket: bucket.name,
          Prefix: prefix,
          Delimiter: '/',
          ContinuationToken: from,
          EncodingType: 'url'
        })
      )
    );
    const encoded = page.EncodingType === 'url';
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) {
      const folder = encoded ? decodeKey(Prefix) : Prefix;
      yield folder.slice(prefix.length, -1);
    }
    from = page.NextContinuationToken;
  } while (from !== undefined);
}

/** The listing encodes as forms do: a space is `+`. */
function decodeKey(encoded: string): string {
  return decodeURIComponent(encoded.replace(/\+/g, ' '));
}
