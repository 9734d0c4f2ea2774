import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';

/**
 * The connection that a command means which needs one and no desk.
 *
 * @param current - the connection of the desk that was used last
 */
export function connectionOf(
  { connection }: ReadonlyPartialJSONObject,
  current: () => string | undefined
): string | undefined {
  return typeof connection === 'string' && connection !== ''
    ? connection
    : current();
}
