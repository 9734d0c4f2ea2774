import { NotSignedIn } from '../../domain/errors';
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

/**
 * Makes a request and translates what goes wrong, once.
 *
 * @param signedOut - told when the service refuses the credentials
 * @param met - refusals that are answers
 * @throws one of the project's own errors
 */
export async function ask<T, R = never>(
  about: About,
  send: () => Promise<T>,
  signedOut: () => void,
  met: Met<R> = {}
): Promise<T | R> {
  try {
    return await send();
  } catch (error) {
    const facts = readSdkError(error);
    const answer = met[facts.code] ?? met[String(facts.status)];
    const translated = translate(error, about);
    if (answer === undefined) {
      if (translated instanceof NotSignedIn) {
        signedOut();
      }
      throw translated;
    }
    return answer(facts, translated);
  }
}
