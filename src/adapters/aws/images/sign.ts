import type { ImageReading } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import type { SdkCredentials } from '../connection/sdkCredentials';
import { checkKey, encodeKey, encodePart } from './encodeKey';
import { signingKey, signature } from './signatureV4';
import type { Sha256 } from './signatureV4';

/**
 * Seconds. URLs are dated at the start of their half hour, so that a picture
 * asked for again in it has the same URL, and the browser's cache its bytes.
 */
const WINDOW = 30 * 60;
/** Seconds; the last URL of a window is still good for an hour. */
const LIFE = WINDOW + 60 * 60;

/** From when, and for how many seconds, a URL is good. Both stay the same for a window. */
interface Period {
  /** Seconds since the epoch. */
  readonly date: number;
  readonly life: number;
}

/** What all URLs of one period, by the same credentials, have alike. */
interface Signer {
  readonly credentials: SdkCredentials;
  readonly period: Period;
  sign(key: string): Promise<string>;
}

/**
 * URLs that read objects, without a request. What they have alike is made once
 * for a window, so that each costs two hashes: the SDK's own presigner takes
 * some times as long (`bench/rows/sign.mjs`).
 */
export function signing(bucket: Bucket): ImageReading['sign'] {
  let kept: Promise<Signer> | undefined;
  return async keys => {
    keys.forEach(checkKey);
    const credentials = await bucket.ask('s3:GetObject', undefined, () =>
      bucket.s3.config.credentials()
    );
    const period = periodOf(bucket.effects.now(), credentials.expiration);
    let signer = await kept;
    if (
      signer === undefined ||
      !sameCredentials(signer.credentials, credentials) ||
      signer.period.date !== period.date ||
      signer.period.life !== period.life
    ) {
      kept = makeSigner(bucket, credentials, period);
      signer = await kept;
    }
    return Promise.all(keys.map(signer.sign));
  };
}

function periodOf(now: number, expiration: Date | undefined): Period {
  const seconds = Math.floor(now / 1000);
  const date = seconds - (seconds % WINDOW);
  const end = expiration ? Math.floor(expiration.getTime() / 1000) : Infinity;
  // The URL dies with its credentials anyhow; this way it says so.
  return { date, life: Math.max(1, Math.min(LIFE, end - date)) };
}

async function makeSigner(
  bucket: Bucket,
  credentials: SdkCredentials,
  period: Period
): Promise<Signer> {
  const hash = bucket.s3.config.sha256 as Sha256;
  const { url, region } = address(bucket);
  const at = new Date(period.date * 1000)
    .toISOString()
    .replace(/[-:]|\.\d+/g, '');
  const scope = [at.slice(0, 8), region, 's3', 'aws4_request'];
  const key = await signingKey(hash, credentials.secretAccessKey, scope);
  const query = queryText({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Credential': [credentials.accessKeyId, ...scope].join('/'),
    'X-Amz-Date': at,
    'X-Amz-Expires': String(period.life),
    'X-Amz-Security-Token': credentials.sessionToken,
    'X-Amz-SignedHeaders': 'host',
    'response-cache-control': cacheControl(period)
  });
  const folder = url.pathname.replace(/\/$/, '');
  const before = ['AWS4-HMAC-SHA256', at, scope.join('/')];
  const after = [query, `host:${url.host}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  return {
    credentials,
    period,
    async sign(name) {
      const path = `${folder}/${encodeKey(name)}`;
      const request = ['GET', path, ...after].join('\n');
      const signed = await signature(hash, key, before, request);
      return `${url.origin}${path}?${query}&X-Amz-Signature=${signed}`;
    }
  };
}

/**
 * What the object's answer tells the browser's cache: its bytes may be taken
 * for as long as the same URL is asked for, and by this person alone.
 */
function cacheControl({ life }: Period): string {
  return `private, max-age=${Math.min(WINDOW, life)}, immutable`;
}

/** Names come in the order of their bytes, as they are signed. */
function queryText(
  query: Readonly<Record<string, string | undefined>>
): string {
  return Object.entries(query)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${encodePart(name)}=${encodePart(value)}`)
    .join('&');
}

function sameCredentials(a: SdkCredentials, b: SdkCredentials): boolean {
  return (
    a.accessKeyId === b.accessKeyId &&
    a.secretAccessKey === b.secretAccessKey &&
    a.sessionToken === b.sessionToken
  );
}

/** Where the bucket's objects are, by the SDK's own rules for hosts and paths. */
function address(bucket: Bucket): { url: URL; region: string } {
  const { url, properties } = bucket.s3.config.endpointProvider({
    Bucket: bucket.name,
    Region: bucket.region,
    Endpoint: bucket.endpoint || undefined,
    ForcePathStyle: bucket.pathStyle,
    UseFIPS: false,
    UseDualStack: false
  });
  const [scheme] = (properties?.authSchemes ?? []) as {
    signingRegion?: string;
  }[];
  return { url, region: scheme?.signingRegion ?? bucket.region };
}
