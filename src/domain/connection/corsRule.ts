/** The name of our rule among those of a bucket. */
export const CORS_RULE_ID = 'jupyterlab-curation';

/** A CORS rule, as S3 reads it. */
export interface CorsRule {
  readonly ID: string;
  readonly AllowedMethods: readonly string[];
  readonly AllowedHeaders: readonly string[];
  readonly ExposeHeaders: readonly string[];
  readonly AllowedOrigins: readonly string[];
  /** Seconds. Browsers remember a preflight for at most that long. */
  readonly MaxAgeSeconds: number;
}

/** Whether an origin of a CORS rule, in which one `*` stands for anything, lets a page of another in. */
function letsIn(allowed: string, origin: string): boolean {
  const [start, end] = allowed.split('*', 2);
  return end === undefined
    ? allowed === origin
    : origin.length >= start.length + end.length &&
        origin.startsWith(start) &&
        origin.endsWith(end);
}

/**
 * The origins of a rule that is to let a page in.
 *
 * @param before - those of the rule that is there; they stay
 */
export function originsWith(
  before: readonly string[],
  origin: string
): readonly string[] {
  return before.some(allowed => letsIn(allowed, origin))
    ? before
    : [...before, origin];
}

/**
 * What a page must be allowed to do. By default any origin may send requests.
 * No cookie is involved, and every request is signed or has a presigned URL, so
 * that a page without credentials gains nothing. Hubs have many addresses.
 */
export function corsRule(origins: readonly string[] = ['*']): CorsRule {
  return {
    ID: CORS_RULE_ID,
    AllowedMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    AllowedHeaders: ['*'],
    // S3 does not accept a wildcard here.
    ExposeHeaders: [
      'ETag',
      'Date',
      'x-amz-request-id',
      'x-amz-version-id',
      'x-amz-checksum-crc32',
      'x-amz-checksum-crc32c',
      'x-amz-checksum-crc64nvme',
      'x-amz-checksum-sha1',
      'x-amz-checksum-sha256'
    ],
    AllowedOrigins: origins,
    MaxAgeSeconds: 86_400
  };
}
