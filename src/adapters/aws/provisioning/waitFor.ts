import { LOOK_EVERY } from '../answers/deadlines';
import type { Effects } from '../answers/effects';

/**
 * Looks until something is there or the deadline is over.
 *
 * @param deadline - in ms
 * @returns what was found last
 */
export async function waitFor<T>(
  effects: Effects,
  deadline: number,
  look: () => Promise<T>,
  isThere: (found: T) => boolean
): Promise<T> {
  const end = effects.now() + deadline;
  for (;;) {
    const found = await look();
    if (isThere(found) || effects.now() >= end) {
      return found;
    }
    await effects.sleep(LOOK_EVERY);
  }
}
