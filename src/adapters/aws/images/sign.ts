import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';

import type { Bucket } from '../bucket';
import { checkKey, encodeKey, encodePart } from './encodeKey';

/**
 * Seconds. URLs are dated at the start of their half hour, so that a picture
 * asked for again in it has the same URL, and the browser's cache its bytes.
 */
const WINDOW = 30 * 60;
/** Seconds; the last URL of a window is still good for an hour. */
const LIFE = WINDOW + 60 * 60;

/**
 * URLs that read objects, without a request. The presigner alone takes 0.04 ms
 * a URL; `getSignedUrl` builds a middleware stack for each and takes 0.3 ms.
 */
export async function signKeys(
  bucket: Bucket,
  keys: readonly string[]
): Promise<readonly string[]> {
  keys.forEach(checkKey);
  const { config } = bucket.s3;
  const { expiration } = await bucket.ask('s3:GetObject', undefined, () =>
    config.credentials()
  );
  const presigner = new S3RequestPresigner(config);
  const { url, region } = address(bucket);
  const now = Math.floor(bucket.effects.now() / 1000);
  const date = now - (now % WINDOW);
  const end = expiration ? Math.floor(expiration.getTime() / 1000) : Infinity;
  const options = {
    signingDate: new Date(date * 1000),
    signingRegion: region,
    // The URL dies with its credentials anyhow; this way it says so.
    expiresIn: Math.max(1, Math.min(LIFE, end - date))
  };
  return Promise.all(
    keys.map(async key => {
      const path = `${url.pathname.replace(/\/$/, '')}/${encodeKey(key)}`;
      const { query = {} } = await presigner.presign(
        {
          method: 'GET',
          protocol: url.protocol,
          hostname: url.hostname,
          port: url.port === '' ? undefined : Number(url.port),
          path,
          query: {},
          headers: {}
        },
        options
      );
      const search = Object.entries(query)
        .map(([name, value]) => `${encodePart(name)}=${encodePart(`${value}`)}`)
        .join('&');
      return `${url.origin}${path}?${search}`;
    })
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
