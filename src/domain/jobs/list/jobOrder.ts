import type { JobPhase } from './jobPhase';
import { isActive, isOver } from './jobPhase';

interface Timed {
  readonly phase: JobPhase;
  /** ms since the epoch. */
  readonly started: number;
  /** Likewise; null before its end. */
  readonly ended: number | null;
}

/** The order of a list of jobs: those that work, those that ask, those that ended. The newest is first in each. */
export function inListOrder<Job extends Timed>(jobs: readonly Job[]): Job[] {
  return [...jobs].sort(
    (a, b) => rankOf(a) - rankOf(b) || timeOf(b) - timeOf(a)
  );
}

function rankOf({ phase }: Timed): number {
  return isActive(phase) ? 0 : isOver(phase) ? 2 : 1;
}

function timeOf({ started, ended }: Timed): number {
  return ended ?? started;
}
