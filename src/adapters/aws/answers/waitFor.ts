import { LOOK_EVERY } from './deadlines';
import type { Effects } from './effects';

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
