import type { Status } from '../product/status';
import type { Intention } from './intention';

/** The status that a product has once a change is saved; undefined if the change leaves it. */
export function statusAsked({ kind }: Intention): Status | undefined {
  switch (kind) {
    case 'complete':
      return 'COMPLETED';
    case 'hold':
      return 'PASS';
    case 'reopen':
      return 'PENDING';
    default:
      return undefined;
  }
}
