import type { OpenProduct, OpenState } from '../../desk/state';
import type { Trans } from '../controls/trans';

/** Whether the images and choices of what is open can be changed: not another's, not completed. */
export function isEditable(open: OpenState): boolean {
  return (
    open.state === 'open' &&
    open.heldBy === null &&
    open.product.status !== 'COMPLETED'
  );
}

/** Why the images of a product cannot be changed, with what to do; undefined where they can. */
export function whyReadOnly(
  { heldBy, product }: Pick<OpenProduct, 'heldBy' | 'product'>,
  trans: Trans
): string | undefined {
  if (heldBy !== null) {
    return trans.__('%1 works on it: take it over first.', heldBy);
  }
  return product.status === 'COMPLETED'
    ? trans.__('It is completed: reopen it first.')
    : undefined;
}
