import type { ListObjectsV2CommandOutput, _Object } from '@aws-sdk/client-s3';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';

import { Invalid } from '../../../domain/errors';
import type {
  ObjectSummary,
  PrefixChild
} from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';

/** All objects under a prefix, 1,000 in each request. */
export async function* listObjects(
  bucket: Bucket,
  prefix: string
): AsyncGenerator<ObjectSummary> {
  if (!prefix.endsWith('/')) {
    throw new Invalid('prefix-open', { prefix });
  }
  for await (const page of pagesOf(bucket, prefix)) {
    yield* objectsOf(page);
  }
}

/** What is directly under a prefix, 1,000 in each request. */
export async function* listChildren(
  bucket: Bucket,
  prefix: string
): AsyncGenerator<PrefixChild> {
  if (prefix !== '' && !prefix.endsWith('/')) {
    throw new Invalid('prefix-open', { prefix });
  }
  for await (const page of pagesOf(bucket, prefix, '/')) {
    const decode = decoderOf(page);
    for (const { Prefix = '' } of page.CommonPrefixes ?? []) {
      yield { folder: decode(Prefix).slice(prefix.length, -1) };
    }
    for (const object of objectsOf(page)) {
      yield { object };
    }
  }
}

async function* pagesOf(
  bucket: Bucket,
  prefix: string,
  delimiter?: string
): AsyncGenerator<ListObjectsV2CommandOutput> {
  let from: string | undefined;
  do {
    const page = await bucket.ask('s3:ListBucket', undefined, () =>
      bucket.s3.send(
        new ListObjectsV2Command({
          Bucket: bucket.name,
          Prefix: prefix,
          Delimiter: delimiter,
          ContinuationToken: from,
          // XML 1.0 cannot contain every character that a key can.
          EncodingType: 'url'
        })
      )
    );
    yield page;
    from = page.NextContinuationToken;
  } while (from !== undefined);
}

function objectsOf(page: ListObjectsV2CommandOutput): ObjectSummary[] {
  const decode = decoderOf(page);
  return (page.Contents ?? []).map(
    ({ Key = '', ETag = '', Size = 0, LastModified }: _Object) => ({
      key: decode(Key),
      etag: ETag,
      bytes: Size,
      lastModified: LastModified?.getTime()
    })
  );
}

/** Listings are encoded as forms are: a space is `+`. */
export function decoderOf({
  EncodingType
}: Pick<ListObjectsV2CommandOutput, 'EncodingType'>): (key: string) => string {
  return key =>
    EncodingType === 'url' ? decodeURIComponent(key.replace(/\+/g, ' ')) : key;
}
