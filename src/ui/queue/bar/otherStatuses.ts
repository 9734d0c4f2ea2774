import type { DeskState } from '../../../desk/state';
import { isStatus } from '../../../domain/product/status';

/** Statuses of other programs that occur: the one that the queue shows, or the open product's. */
export function otherStatuses({
  status,
  open
}: Pick<DeskState, 'status' | 'open'>): readonly string[] {
  const seen = new Set([status]);
  if (open.state === 'open') {
    seen.add(open.product.status);
  }
  return [...seen].filter(other => !isStatus(other)).sort();
}
