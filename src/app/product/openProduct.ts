import type { ItemKey } from '../../domain/catalogueItem';
import { CLAIM_SECONDS, heldByOther } from '../../domain/product/claim';
import { NotFound } from '../../domain/errors';
import type { Product } from '../../domain/product/product';
import { readProduct } from '../../domain/product/product';
import type { Cloud, Person } from '../cloud';

export interface OpenedProduct {
  readonly product: Product;
  /** The person who has claimed it, if that is somebody else. A product in the shape of another program is never claimed. */
  readonly heldBy: string | null;
}

/**
 * Opens a product to edit it: one conditional update claims and reads it.
 *
 * @param takeOver - even if somebody else holds it
 * @throws NotFound if the table has no such product
 */
export async function openProduct(
  { catalogue, clock }: Pick<Cloud, 'catalogue' | 'clock'>,
  { by, claimId }: Person,
  key: ItemKey,
  takeOver = false
): Promise<OpenedProduct> {
  const now = Math.floor(clock.now() / 1000);
  const outcome = await catalogue.claim(key, {
    claim: { id: claimId, by, until: now + CLAIM_SECONDS },
    now,
    takeOver
  });
  if (outcome.kind === 'missing') {
    throw noSuchProduct(key);
  }
  const product = readProduct(outcome.item);
  return {
    product,
    heldBy:
      outcome.kind === 'held' ? (product.claim?.by ?? 'somebody else') : null
  };
}

/**
 * Reads a product to look at it. It claims nothing.
 *
 * @throws NotFound if the table has no such product
 */
export async function lookAtProduct(
  { catalogue, clock }: Pick<Cloud, 'catalogue' | 'clock'>,
  { claimId }: Person,
  key: ItemKey
): Promise<OpenedProduct> {
  const item = await catalogue.item(key);
  if (item === undefined) {
    throw noSuchProduct(key);
  }
  const product = readProduct(item);
  return {
    product,
    heldBy: heldByOther(product.claim, claimId, clock.now())
      ? (product.claim?.by ?? 'somebody else')
      : null
  };
}

function noSuchProduct({ subCategory, productId }: ItemKey): NotFound {
  return new NotFound('no-such-product', { subCategory, productId });
}
