import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries again until there is a value.
 *
 * @template T
 * @param {string} what - for the message
 * @param {() => T | undefined | Promise<T | undefined>} attempt - undefined or a rejection means "not yet"
 * @param {import('./processes.mjs').Child} child - if it ends, waiting fails at once
 * @param {number} timeout - in ms
 * @returns {Promise<T>}
 */
export async function waitFor(what, attempt, child, timeout = 120_000) {
  const until = Date.now() + timeout;
  let ended = false;
  void child.ended.then(() => (ended = true));
  /** @type {Error | undefined} */
  let last;
  while (Date.now() < until) {
    if (ended) {
      throw child.failure();
    }
    try {
      const value = await attempt();
      if (value !== undefined) {
        return value;
      }
    } catch (error) {
      last = error;
    }
    await sleep(100);
  }
  throw new Error(
    `${what} did not answer within ${timeout / 1000} s${last ? `: ${last.message}` : ''}.`
  );
}
