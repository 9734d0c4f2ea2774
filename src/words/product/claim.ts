import type { Product } from '../../domain/product/product';
import type { Trans } from '../trans';
import { shortened } from '../shortened';

/** Who has a product: another person, or the same person in another browser. */
export function heldText(heldBy: string, mine: boolean, trans: Trans): string {
  return mine
    ? trans.__('You have this product open in another browser.')
    : trans.__('%1 is working on this product.', shortened(heldBy));
}

/** What can be done with a product that is held elsewhere. */
export function heldRemedy(mine: boolean, trans: Trans): string {
  return mine
    ? trans.__('Take it over to continue here.')
    : trans.__('You can look at it, but not change it.');
}

/** Why the images of a product cannot be changed, and what to do; undefined if they can. */
export function whyReadOnly(
  {
    heldBy,
    product
  }: {
    readonly heldBy: string | null;
    readonly product: Pick<Product, 'status' | 'foreign'>;
  },
  trans: Trans
): string | undefined {
  if (product.foreign) {
    return trans.__(
      'This product has the shape of another program. It cannot be changed.'
    );
  }
  if (heldBy !== null) {
    return trans.__(
      '%1 is working on this product. Take it over first.',
      shortened(heldBy)
    );
  }
  return product.status === 'COMPLETED'
    ? trans.__('This product is completed. Reopen it first.')
    : undefined;
}
