import { Conflict } from '../../../domain/errors';
import type { Stay } from '../../../ports/saving/journal';

/**
 * How long a call waits for another tab, in ms. An upload may take a minute. What
 * waits longer is told: a script of the same origin can keep a name for ever.
 */
export const MOST_WAIT = 60_000;

/** The same for what takes only moments: others leave. A person waits for it. */
export const MOST_WAIT_TO_STAY = 5_000;

/** Keeps the tabs of a browser profile apart, by names. */
export interface Tabs {
  /**
   * Runs `act` while nothing else runs under the same name, in this tab or another.
   *
   * @throws Conflict if the name does not become free; `act` has not begun then
   */
  alone<T>(name: string, act: () => Promise<T>): Promise<T>;
  /**
   * This tab opens something that other tabs may have open too.
   *
   * @throws Conflict if the name does not become free
   */
  stay(name: string): Promise<Stay>;
}

/** What a call throws that waited in vain. */
export function otherTabBusy(): Conflict {
  return new Conflict('other-tab-busy', {});
}
