import type { CheckResult } from '../errorFacts';

/** One check of the choices. If a `must` fails, the product cannot be completed; a `look` only warns. */
export type Check = CheckResult & {
  readonly level: 'must' | 'look';
  /** The slot that the check is about. */
  readonly slotId?: string;
};
