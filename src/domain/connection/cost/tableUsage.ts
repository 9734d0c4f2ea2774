import type { Usage } from './usage';
import { NO_USAGE } from './usage';

/** One attempt of a request of DynamoDB. */
export interface TableAttempt {
  readonly writes: boolean;
  /** How many items it changes in a transaction; 0 outside of one. */
  readonly inTransaction: number;
  /** Request units as the answer tells, indexes included; undefined where it does not. */
  readonly units?: number;
  /** Whether a condition did not hold. */
  readonly refused: boolean;
}

/**
 * An attempt by DynamoDB's request units. A write that its condition refuses
 * takes units too, but its answer does not say how many: one an item is the
 * least, two in a transaction ("DynamoDB read and write operations").
 */
export function tableUsage({
  writes,
  inTransaction,
  units = 0,
  refused
}: TableAttempt): Usage {
  const least = inTransaction > 0 ? 2 * inTransaction : 1;
  const taken = refused ? least : units;
  return {
    ...NO_USAGE,
    tableRequests: 1,
    ...(writes ? { writeUnits: taken } : { readUnits: taken })
  };
}
