import { NotSignedIn } from '../../../domain/errors';
import { isWrongClock } from './errorKinds';
import type { About } from './errors';
import { translate } from './errors';
import type { SdkError } from './sdkError';
import { readSdkError } from './sdkError';

/**
 * What some refusals mean to whoever asked, by code or, for HEAD, by status.
 * An answer may also throw: `otherwise` where it turns out to be none.
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
 * Makes a request and translates what goes wrong, once. Where the service
 * refuses the credentials and there are others by then, it is made again.
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
    const answer = met[facts.code] ?? met[String(facts.status)];
    const translated = translate(error, about);
    if (answer === undefined) {
      throw translated;
    }
    return answer(facts, translated);
  }
}

/** Whether it is the credentials that the service refuses; a wrong clock is cured by no others. */
function isSignedOut(error: unknown, about: About): boolean {
  return (
    translate(error, about) instanceof NotSignedIn &&
    !isWrongClock(readSdkError(error))
  );
}
