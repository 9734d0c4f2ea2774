import { createHash } from 'node:crypto';

/**
 * The ETag, without quotes, that S3 gives an object with these bytes if it was
 * put in one request and is not encrypted with a KMS key (S3 API reference,
 * "Object": ETag).
 */
export function md5Etag(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
