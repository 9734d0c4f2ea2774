import { conflictOf } from '../../domain/edits/conflict/changeConflict';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { Cloud, Person } from '../cloud';
import { openProduct } from '../product/openProduct';
import { alreadyApplied } from './alreadyApplied';
import type { Guard } from './edit';

/**
 * Compares a product with what it was when the change was asked for. What
 * others did to other images and slots stays, and the change goes on top of
 * it. If both touched the same image or slot, or if another person took the
 * product over, it throws a `ChangeConflict`.
 */
export function conflictGuard(
  cloud: Cloud,
  person: Person,
  record: JournalRecord
): Guard {
  return async given => {
    const { product, held } = await underClaim(cloud, person, record, given);
    const conflict = alreadyApplied(product, record.opId)
      ? undefined
      : conflictOf(record, product, person.claimId, held);
    if (conflict) {
      throw conflict;
    }
    return product;
  };
}

/**
 * Claims a product that another claim is on. A completed product, for example,
 * is only looked at and may carry a claim that expired long ago. A product to
 * be reopened is always claimed, so that the person can go on working on it.
 */
async function underClaim(
  cloud: Cloud,
  person: Person,
  { intention }: JournalRecord,
  product: Product
): Promise<{ readonly product: Product; readonly held: boolean }> {
  const { claim } = product;
  const free = claim === undefined && intention.kind !== 'reopen';
  if (free || claim?.id === person.claimId) {
    return { product, held: false };
  }
  const opened = await openProduct(cloud, person, productKey(product));
  return { product: opened.product, held: opened.heldBy !== null };
}
