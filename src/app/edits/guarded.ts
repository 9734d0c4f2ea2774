import { conflictOf } from '../../domain/edits/conflict/meanwhile';
import { ChangeRefused } from '../../domain/errors';
import type { JournalRecord } from '../../domain/edits/intention';
import { hasOp } from '../../domain/edits/plan/itemChange';
import type { Product } from '../../domain/product/product';
import { productKey, readProduct } from '../../domain/product/product';
import type { Cloud, Person } from '../cloud';
import type { Edit } from './edit';
import { openProduct } from '../product/openProduct';

/** How often a change is planned anew on what others, who know no claims, keep writing. */
const TRIES = 5;

/**
 * An edit that looks at what others did since it was asked for: what they did
 * to other images and slots is kept, with the edit on top of it; where both
 * touched the same, or another took the product over, it does nothing and says
 * so with a `ChangeConflict`.
 */
export function guarded(
  cloud: Cloud,
  person: Person,
  record: JournalRecord,
  edit: Edit
): Edit {
  return {
    ...edit,
    carryOut: async product => {
      let now = product;
      for (let tries = 1; ; tries++) {
        now = await underClaim(cloud, person, record, now);
        checkMeanwhile(person, record, now);
        try {
          return await edit.carryOut(now);
        } catch (error) {
          if (!(error instanceof ChangeRefused) || !error.current) {
            throw error;
          }
          now = readProduct(error.current);
          if (tries === TRIES) {
            throw error;
          }
        }
      }
    }
  };
}

/**
 * The product with no claim in the way. One that was only looked at, as a
 * completed one, may carry a claim that ended long ago; reopened, it is ours
 * to work on.
 *
 * @throws ChangeConflict where another holds it
 */
async function underClaim(
  cloud: Cloud,
  person: Person,
  record: JournalRecord,
  product: Product
): Promise<Product> {
  const { claim } = product;
  const free = claim === undefined && record.intention.kind !== 'reopen';
  if (free || claim?.id === person.claimId || isMade(record, product)) {
    return product;
  }
  const opened = await openProduct(cloud, person, productKey(product));
  if (opened.heldBy !== null) {
    checkMeanwhile(person, record, opened.product, true);
  }
  return opened.product;
}

/** @throws ChangeConflict with what others did that must not be passed over */
function checkMeanwhile(
  { claimId }: Person,
  record: JournalRecord,
  now: Product,
  held = false
): void {
  const conflict = isMade(record, now)
    ? undefined
    : conflictOf(record, now, claimId, held);
  if (conflict) {
    throw conflict;
  }
}

/** Whether a change is in the cloud already, as where its answer was lost. */
function isMade({ opId }: JournalRecord, { item }: Product): boolean {
  return hasOp(item, opId);
}
