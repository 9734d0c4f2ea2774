import type { ConflictReason } from '../domain/edits/conflict/changeConflict';
import type { Difference } from '../domain/edits/conflict/difference';

/** A change that cannot be carried out beside what another person did. */
export interface ConflictState {
  readonly reason: ConflictReason;
  /** Who did it, if that is known. */
  readonly by: string | undefined;
  /** My version and theirs, one line for each difference. */
  readonly differences: readonly Difference[];
}
