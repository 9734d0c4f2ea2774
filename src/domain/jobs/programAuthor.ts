import type { Claim } from '../product/claim';
import { heldByOther } from '../product/claim';
import type { Product } from '../product/product';
import type { Author } from '../edits/plan/itemChange';

/** What a program's change rests on beside the rest: a claim that comes or is renewed meanwhile refuses it. */
export const CLAIM_READS = ['claim_id', 'claimed_until'] as const;

/** Who holds a product at `now` (ms), or undefined: a program leaves such a product alone. */
export function liveClaim(product: Product, now: number): Claim | undefined {
  return heldByOther(product.claim, '', now) ? product.claim : undefined;
}

/**
 * The author of a program's own change. It claims nothing: a claim that ended
 * is passed as it was read, under the condition that it is still that one.
 */
export function programAuthor(
  product: Product,
  by: string,
  opId: string,
  now: number
): Author {
  return { by, opId, now, claimId: product.claim?.id ?? opId };
}
