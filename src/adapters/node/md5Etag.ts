import { createHash } from 'node:crypto';

/**
 * The ETag, without quotes, that S3 gives an object of these bytes where it
 * was put in one piece and is not encrypted under a key of KMS
 * (S3 API reference, "Object": ETag).
 */
export function md5Etag(bytes: Uint8Array): string {
  return createHash('md5').update(bytes).digest('hex');
}
