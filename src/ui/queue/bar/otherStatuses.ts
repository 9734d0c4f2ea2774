import type { DeskState } from '../../../desk/state';
import { isStatus } from '../../../domain/product/status';

/** Statuses beyond ours that are seen to occur: as the one that is shown, which all rows have, or on the open product. */
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
