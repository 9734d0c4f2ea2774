import type { Effects } from '../connection/awsPorts';

/** ms between two looks. */
const PAUSE = 1000;

/**
 * Looks until something is there, or patience ends.
 *
 * @param patience - seconds
 * @returns the last thing seen that was not it yet, or what was waited for
 */
export async function waitFor<T>(
  effects: Effects,
  patience: number,
  look: () => Promise<T>,
  isThere: (seen: T) => boolean
): Promise<T> {
  const end = effects.now() + patience * 1000;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || effects.now() >= end) {
      return seen;
    }
    await effects.sleep(PAUSE);
  }
}
