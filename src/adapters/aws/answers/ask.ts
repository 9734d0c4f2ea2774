import { NotSignedIn } from '../../../domain/errors';
import { own } from '../../../domain/outsideRecord';
import { isWrongClock } from './errorKinds';
import type { About } from './errors';
import { translate } from './errors';
import type { SdkError } from './sdkError';
import { readSdkError } from './sdkError';

/**
 * Refusals that are answers to the caller, by code or, for HEAD, by status. A
 * function may also throw, for example `otherwise`, the translated error.
 */
export type Met<R> = Readonly<
  Record<string, (error: SdkError, otherwise: unknown) => R | Promise<R>>
>;

/** Credentials that can be replaced after the service refused them. */
export interface Replaceable<Credentials> {
  (): Promise<Credentials>;
  /** @returns whether there are others by now */
  replace(refused: Credentials): Promise<boolean>;
}

/**
 * Makes a request and translates its error. This is the one place that does.
 * If the service refuses the credentials, the request is made again with others.
 *
 * @param met - refusals that are answers
 * @throws one of the project's own errors
 */
export async function ask<T, R, Credentials>(
  about: About,
  send: () => Promise<T>,
  credentials: Replaceable<Credentials>,
  met: Met<R> = {}
): Promise<T | R> {
  try {
    const used = await credentials();
    try {
      return await send();
    } catch (error) {
      if (!isSignedOut(error, about) || !(await credentials.replace(used))) {
        throw error;
      }
      return await send();
    }
  } catch (error) {
    const facts = readSdkError(error);
    const answer = own(met, facts.code) ?? own(met, String(facts.status));
    const translated = translate(error, about);
    if (answer === undefined) {
      throw translated;
    }
    return answer(facts, translated);
  }
}

/** Whether the service refuses the credentials. Other credentials do not help against a wrong clock. */
function isSignedOut(error: unknown, about: About): boolean {
  return (
    translate(error, about) instanceof NotSignedIn &&
    !isWrongClock(readSdkError(error))
  );
}
