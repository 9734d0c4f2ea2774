import type { Credentials } from '../../../ports/connection/credentials';

/** ms after which credentials that name no end are asked for again. */
const UNKNOWN_LIFE = 10 * 60 * 1000;

/** ms; credentials are asked for again this long before they end. */
const AHEAD = 5 * 60 * 1000;

/** The SDK's view of credentials. */
export interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The credentials port as the SDK's provider, one for all clients. It keeps
 * what it was given by itself: the SDK's own memory cannot be told that the
 * service refused them, and keeps the ones that name no end for ever, so that
 * a person who signs in again would not be heard.
 */
export interface SdkProvider {
  (): Promise<SdkCredentials>;
  /** The SDK's sign that it need not remember the answers. */
  readonly memoized: true;
  /**
   * The service refused these: others are asked for, where that was not done
   * already for another request that they were refused to.
   *
   * @returns whether there are others by now
   */
  replace(refused: SdkCredentials): Promise<boolean>;
}

/** @param now - ms since the epoch, corrected by the service's clock */
export function sdkCredentials(
  credentials: Credentials,
  now: () => number
): SdkProvider {
  let kept: { readonly given: SdkCredentials; readonly until: number } | null =
    null;
  let asking: Promise<SdkCredentials> | null = null;
  const ask = async (): Promise<SdkCredentials> => {
    const given = await credentials.get();
    const { expiration } = given;
    const until = expiration
      ? expiration.getTime() - AHEAD
      : now() + UNKNOWN_LIFE;
    kept = { given, until };
    return given;
  };
  const provider = async (): Promise<SdkCredentials> => {
    if (kept && now() < kept.until) {
      return kept.given;
    }
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };
  const forget = (refused: SdkCredentials): void => {
    if (kept && same(kept.given, refused)) {
      kept = null;
      credentials.forget?.();
    }
  };
  return Object.assign(provider, {
    memoized: true as const,
    async replace(refused: SdkCredentials) {
      forget(refused);
      try {
        if (!same(await provider(), refused)) {
          return true;
        }
      } catch {
        // The refusal is what is told.
        return false;
      }
      // The next request asks again: somebody may have signed in by then.
      forget(refused);
      return false;
    }
  });
}

function same(a: SdkCredentials, b: SdkCredentials): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
