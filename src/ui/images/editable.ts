import type { OpenState } from '../../desk/state';

/** Whether the images and choices of what is open can be changed: not another's, not completed. */
export function isEditable(open: OpenState): boolean {
  return (
    open.state === 'open' &&
    open.heldBy === null &&
    open.product.status !== 'COMPLETED'
  );
}
