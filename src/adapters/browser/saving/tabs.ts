import type { Stay } from '../../../ports/saving/journal';

/** Keeps the tabs of a browser profile apart, by names. */
export interface Tabs {
  /** Runs `act` while no other tab runs anything under the same name. */
  alone<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** This tab opens something that other tabs may have open too. */
  stay(name: string): Promise<Stay>;
}
