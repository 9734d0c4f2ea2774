import { S3RequestPresigner } from '@aws-sdk/s3-request-presigner';
import type { HttpRequest } from '@smithy/core/protocols';
import { buildQueryString } from '@smithy/core/protocols';

import type { ImageReading } from '../../../ports/images/imageStore';
import type { Bucket } from '../connection/bucket';
import type { BucketEndpoint } from './direct/objectRequest';
import { bucketEndpoint, objectRequest } from './direct/objectRequest';
import { checkKey } from './encodeKey';

/**
 * Seconds. All URLs of the same half hour carry the time at which it began.
 * The same image then has the same URL, and the browser has its bytes cached.
 */
const WINDOW = 30 * 60;
/** Seconds. The last URL of a window is still valid for an hour. */
const LIFE = WINDOW + 60 * 60;

/** When URLs become valid and for how long. Both stay the same for a window. */
interface Period {
  readonly begins: Date;
  /** Seconds. */
  readonly life: number;
}

/** Signs URLs that read objects, all keys of a call at once. No request is made. */
export function signing(bucket: Bucket): ImageReading['sign'] {
  const { config } = bucket.s3;
  let endpoint: Promise<BucketEndpoint> | undefined;
  return async keys => {
    keys.forEach(checkKey);
    const credentials = await bucket.ask('s3:GetObject', undefined, () =>
      config.credentials()
    );
    endpoint ??= bucketEndpoint(bucket);
    const { url, scheme } = await endpoint;
    const presigner = new S3RequestPresigner({
      credentials,
      sha256: config.sha256,
      region: scheme?.signingRegion ?? config.region
    });
    const period = periodOf(bucket.effects.now(), credentials.expiration);
    return Promise.all(
      keys.map(async key => {
        const { path, query = {} } = await presigner.presign(
          readRequest(url, key, period),
          { signingDate: period.begins, expiresIn: period.life }
        );
        return `${url.origin}${path}?${buildQueryString(query)}`;
      })
    );
  };
}

function periodOf(now: number, expiration: Date | undefined): Period {
  const seconds = Math.floor(now / 1000);
  const begins = seconds - (seconds % WINDOW);
  const end = expiration ? Math.floor(expiration.getTime() / 1000) : Infinity;
  return {
    begins: new Date(begins * 1000),
    // A URL expires with its credentials in any case. This way it says so.
    life: Math.max(1, Math.min(LIFE, end - begins))
  };
}

/**
 * The request that `GetObject` makes. The answer tells the browser's cache how
 * long the URL stays the same, and that its bytes are for this person alone.
 */
function readRequest(url: URL, key: string, { life }: Period): HttpRequest {
  return objectRequest(url, key, {
    method: 'GET',
    query: {
      'response-cache-control': `private, max-age=${Math.min(WINDOW, life)}, immutable`,
      'x-id': 'GetObject'
    }
  });
}
