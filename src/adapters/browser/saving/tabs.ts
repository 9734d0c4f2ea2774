import type { Stay } from '../../../ports/saving/journal';

/** What the tabs of one browser profile agree on, by names. */
export interface Tabs {
  /** Runs something while no other tab runs anything under the same name. */
  alone<T>(name: string, act: () => Promise<T>): Promise<T>;
  /** This tab has something open that others may have open too. */
  stay(name: string): Promise<Stay>;
}
