import type { Credentials } from '../../../ports/connection/credentials';

/** ms for which credentials without an expiration are used. */
const UNKNOWN_LIFE = 10 * 60 * 1000;

/** ms before their expiration at which credentials are replaced. */
const AHEAD = 5 * 60 * 1000;

/** Credentials as the SDK takes them. */
export interface SdkCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/**
 * The credentials port as the SDK's provider, one for all clients. It has its
 * own memory of them. The SDK's memory cannot be told that the service refused
 * them, and never forgets those without an expiration, so that signing in again
 * would have no effect.
 */
export interface SdkProvider {
  (): Promise<SdkCredentials>;
  /** Tells the SDK not to remember the answers. */
  readonly memoized: true;
  /**
   * The service refused these. Asks for others, unless another request with the
   * same credentials did so already.
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
        // The caller reports the refusal.
        return false;
      }
      // The next request asks again, because somebody may have signed in by then.
      forget(refused);
      return false;
    }
  });
}

function same(a: SdkCredentials, b: SdkCredentials): boolean {
  return a.accessKeyId === b.accessKeyId && a.sessionToken === b.sessionToken;
}
