import type { OpenState } from '../../desk/state';

/** Whether the images and choices of the open product can be changed. */
export function isEditable(open: OpenState): boolean {
  return (
    open.state === 'open' &&
    open.heldBy === null &&
    !open.product.foreign &&
    open.product.status !== 'COMPLETED'
  );
}
