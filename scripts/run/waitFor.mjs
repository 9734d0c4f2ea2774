import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks again until something is true.
 *
 * @param what - for the message
 * @param attempt - resolves to a value, or to undefined or a failure for "not yet"
 * @param child - waiting ends at once where it does
 * @param timeout - in ms
 */
export async function waitFor(what, attempt, child, timeout = 120_000) {
  const until = Date.now() + timeout;
  let ended = false;
  void child.ended.then(() => (ended = true));
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
