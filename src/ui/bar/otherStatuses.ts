import type { DeskState } from '../../desk/state';
import { isStatus } from '../../domain/status';

/** Statuses beyond ours that are seen to occur: in the rows, on the open product, or as the one that is shown. */
export function otherStatuses({
  status,
  queue,
  open
}: Pick<DeskState, 'status' | 'queue' | 'open'>): readonly string[] {
  const seen = new Set([status, ...queue.rows.map(row => row.status)]);
  if (open.state === 'open') {
    seen.add(open.product.status);
  }
  return [...seen].filter(other => !isStatus(other)).sort();
}
