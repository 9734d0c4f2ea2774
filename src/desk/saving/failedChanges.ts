import type { SavingState } from '../state';

/** How many changes are stuck. */
export function failedChanges({ failed }: SavingState): number {
  return failed.reduce((sum, { labels }) => sum + labels.length, 0);
}
