import type { S3Client } from '@aws-sdk/client-s3';

import { sameBytes } from '../../../domain/sameBytes';
import type { Bucket } from '../connection/bucket';
import type { HeadOutput } from './head';
import { headOutput } from './head';
import { readObject } from './read';

/**
 * The SHA-256 of some bytes in base64, as S3 writes it. The SDK's own
 * implementation is used because `crypto.subtle` is missing on plain http.
 */
export async function sha256(s3: S3Client, bytes: Uint8Array): Promise<string> {
  const hash = new s3.config.sha256();
  hash.update(bytes);
  return s3.config.base64Encoder(await hash.digest());
}

/** Bytes. Larger objects without comparable checksums count as different, which costs a name and no data. */
const MOST_READ = 64 * 1024 * 1024;

const CHECKSUMS = [
  'ChecksumSHA256',
  'ChecksumCRC64NVME',
  'ChecksumSHA1',
  'ChecksumCRC32C',
  'ChecksumCRC32'
] as const;

/**
 * Whether two objects have the same bytes. An ETag does not tell: it is no hash
 * if an object is encrypted by KMS or was sent in parts. Checksums tell if both
 * have one of the same kind. Otherwise the bytes are read, as both are images.
 *
 * @returns `missing` if the first one is not there
 */
export async function compareObjects(
  bucket: Bucket,
  one: string,
  other: string
): Promise<'same' | 'different' | 'missing'> {
  const [a, b] = await Promise.all(
    [one, other].map(key => headOutput(bucket, key, undefined, true))
  );
  if (a === undefined) {
    return 'missing';
  }
  if (b === undefined || a.ContentLength !== b.ContentLength) {
    return 'different';
  }
  const equal =
    equalChecksums(a, b) ??
    ((a.ContentLength ?? 0) <= MOST_READ &&
      (await equalBytes(bucket, one, other)));
  return equal ? 'same' : 'different';
}

/**
 * Whether the checksums of an object are those of its parts' checksums. Not
 * every store tells the type: the ETag of an object in parts ends in their number.
 */
export function isOfParts({ ChecksumType, ETag = '' }: HeadOutput): boolean {
  return ChecksumType === undefined
    ? /^"?[0-9a-f]{32}-\d+"?$/.test(ETag)
    : ChecksumType === 'COMPOSITE';
}

/** Undefined if they have no checksum of the same kind. */
function equalChecksums(a: HeadOutput, b: HeadOutput): boolean | undefined {
  if (isOfParts(a) || isOfParts(b)) {
    return undefined;
  }
  const shared = CHECKSUMS.find(name => a[name] && b[name]);
  return shared && a[shared] === b[shared];
}

async function equalBytes(
  bucket: Bucket,
  one: string,
  other: string
): Promise<boolean> {
  const [a, b] = await Promise.all(
    [one, other].map(key => readObject(bucket, key))
  );
  return a !== undefined && b !== undefined && sameBytes(a, b);
}
