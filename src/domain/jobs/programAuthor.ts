import type { Claim } from '../product/claim';
import { heldByOther } from '../product/claim';
import type { Product } from '../product/product';
import type { Author } from '../edits/plan/itemChange';

/** The name under which a migration changes products. */
export const PROGRAM = 'migrate';

/** Further attributes that a program's change depends on: it is refused if somebody claims the product or renews a claim meanwhile. */
export const CLAIM_READS = ['claim_id', 'claimed_until'] as const;

/** The claim of a product that somebody holds at `now` (ms). A program leaves such a product alone. */
export function liveClaim(product: Product, now: number): Claim | undefined {
  return heldByOther(product.claim, '', now) ? product.claim : undefined;
}

/**
 * The author of a program's own change. The program claims nothing. If an
 * expired claim is on the product, the change is made under its id, on the
 * condition that the claim has not changed.
 */
export function programAuthor(
  product: Product,
  by: string,
  opId: string,
  now: number
): Author {
  return { by, opId, now, claimId: product.claim?.id ?? opId };
}
