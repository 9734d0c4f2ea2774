import type { Credentials } from '../../ports/credentials';

/** ms after which credentials that name no end are asked for again. */
const UNKNOWN_LIFE = 15 * 60 * 1000;

/** The SDK's view of credentials; it asks again five minutes before `expiration`. */
export interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration: Date;
}

/**
 * The credentials port as the SDK's provider. Without an expiration the SDK
 * would keep the first answer for ever, and a person who signs in again would
 * not be heard: so there is always one.
 *
 * @param now - ms since the epoch
 */
export function sdkCredentials(
  credentials: Credentials,
  now: () => number
): () => Promise<SdkCredentials> {
  return async () => {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } =
      await credentials.get();
    return {
      accessKeyId,
      secretAccessKey,
      sessionToken,
      expiration: expiration ?? new Date(now() + UNKNOWN_LIFE)
    };
  };
}
