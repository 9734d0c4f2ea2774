import type { S3Client } from '@aws-sdk/client-s3';

/**
 * The SHA-256 of some bytes in base64, as S3 writes it. The SDK's own
 * implementation is used because `crypto.subtle` is missing on plain http.
 */
export async function sha256(s3: S3Client, bytes: Uint8Array): Promise<string> {
  const hash = new s3.config.sha256();
  hash.update(bytes);
  return s3.config.base64Encoder(await hash.digest());
}
