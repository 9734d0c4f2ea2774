import { GetObjectCommand } from '@aws-sdk/client-s3';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { HttpRequest } from '@smithy/core/protocols';
import type { AuthScheme, EndpointV2 } from '@smithy/types';

import type { Bucket } from '../../connection/bucket';
import { encodeKey } from '../encodeKey';

/** Where a bucket is, and how its requests are signed. */
export interface BucketEndpoint {
  readonly url: URL;
  readonly scheme: AuthScheme | undefined;
}

/** The endpoint to which the SDK sends requests for objects of the bucket. */
export async function bucketEndpoint({
  s3,
  name
}: Pick<Bucket, 's3' | 'name'>): Promise<BucketEndpoint> {
  const { url, properties }: EndpointV2 = await getEndpointFromInstructions(
    { Bucket: name },
    GetObjectCommand,
    s3.config
  );
  const [scheme] = properties?.authSchemes ?? [];
  return { url, scheme };
}

/** A request for an object, as the SDK makes it, before it is signed. */
export function objectRequest(
  url: URL,
  key: string,
  rest: Pick<
    ConstructorParameters<typeof HttpRequest>[0],
    'body' | 'headers' | 'query'
  > & { readonly method: string }
): HttpRequest {
  const { protocol, hostname, port, pathname } = url;
  return new HttpRequest({
    ...rest,
    protocol,
    hostname,
    port: port === '' ? undefined : Number(port),
    path: `${pathname.replace(/\/$/, '')}/${encodeKey(key)}`
  });
}
