import type { S3Client } from '@aws-sdk/client-s3';

import type { Connection } from '../../../domain/connection/connection';
import { bucketArn } from '../../../domain/connection/policy/arn';
import { ask } from '../answers/ask';
import type { Met } from '../answers/ask';
import type { Effects } from '../answers/effects';
import type { Clients } from './clients';
import type { About } from '../answers/errors';
import type { StoreFeatures } from './storeFeatures';
import { retryWrites } from '../answers/retryWrites';

/** The connection's bucket, and how to send requests to it. */
export interface Bucket {
  readonly s3: S3Client;
  readonly name: string;
  readonly region: string;
  readonly effects: Effects;
  readonly features: StoreFeatures;
  /** Puts small objects faster than the client does; undefined in a browser. */
  readonly directPut?: DirectPut;
  /**
   * Makes a request.
   *
   * @param action - the IAM action that it needs
   * @param key - of the object that the request is about
   * @param met - refusals that are answers
   * @throws one of the project's own errors
   */
  ask<T, R = never>(
    action: string,
    key: string | undefined,
    send: () => Promise<T>,
    met?: Met<R>
  ): Promise<T | R>;
}

/** An object that is put. */
export interface PutFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** The SHA-256 of the bytes in base64. */
  readonly checksum: string;
}

/**
 * Puts an object.
 *
 * @param file - with the headers of its conditions
 * @returns undefined if the client has to be asked: it knows all refusals
 * @throws an error as the client throws it if the condition does not hold, or
 * if the service is in trouble for longer than a request is repeated
 */
export type DirectPut = (
  key: string,
  file: PutFile & { readonly headers: Readonly<Record<string, string>> },
  signal?: AbortSignal
) => Promise<{ readonly etag?: string } | undefined>;

export function bucketOf(
  connection: Connection,
  { s3, credentials }: Pick<Clients, 's3' | 'credentials'>,
  effects: Effects,
  features: StoreFeatures,
  directPut?: DirectPut
): Bucket {
  const { bucket: name, bucketRegion: region, s3Endpoint } = connection;
  const about = (action: string, key?: string): About => ({
    action,
    resource: bucketArn(region, name, key),
    service: { kind: 'bucket', name, region, endpoint: s3Endpoint },
    doubt: effects.doubt,
    relays: effects.relays
  });
  return {
    s3,
    name,
    region,
    effects,
    features,
    directPut,
    ask: (action, key, send, met) =>
      ask(
        about(action, key),
        () => retryWrites(effects, send),
        credentials,
        met
      )
  };
}
