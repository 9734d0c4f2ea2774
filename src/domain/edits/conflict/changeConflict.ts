import type { ConflictReason } from '../../errorFacts';
import { Conflict } from '../../errors';
import type { ImagePath } from '../../images/image';
import type { JournalRecord } from '../intention';
import { isOpOf } from '../../product/opId';
import { OPS_REMEMBERED, readOps } from '../plan/itemChange';
import type { Product } from '../../product/product';
import { hasImage } from '../../images/image';
import { mergeChoices } from './mergeChoices';

export type { ConflictReason };

/** A waiting change conflicts with what others did. Nothing was changed. */
export class ChangeConflict extends Conflict {
  constructor(
    readonly reason: ConflictReason,
    /** The product as it is in the table. */
    readonly now: Product,
    /** The ids of the changes that others made. */
    readonly ops: readonly string[],
    /** Who made them, if the item names a person. */
    readonly by: string | undefined
  ) {
    const { productId, status } = now;
    super('change-conflict', { productId, reason, status, by });
  }
}

/**
 * The conflict between a waiting change and what others did. Changes to other
 * images and slots are no conflict: the waiting change is planned again on top
 * of them. After a takeover, every change of the other person is one. So is a change that may have been carried out
 * long ago: its record may have been stored again.
 *
 * @param now - the product as it is in the table
 * @param claimId - the claim under which the change was asked for
 * @param held - whether another person holds the product
 */
export function conflictOf(
  record: JournalRecord,
  now: Product,
  claimId: string,
  held = false
): ChangeConflict | undefined {
  const ops = foreignOps(record.seen.ops, now, claimId);
  const reason = held
    ? 'held'
    : ops.length > 0
      ? 'taken-over'
      : isForgotten(record, now)
        ? 'forgotten'
        : touched(record, now);
  return (
    reason && new ChangeConflict(reason, now, ops, authorOf(now, ops, claimId))
  );
}

/**
 * Whether the item may have had the change and forgotten it. An id joins the
 * item's ids after all that the person saw, so it is not forgotten as long as one
 * of these is there, and not as long as the item remembers all that it ever had.
 */
function isForgotten(
  { seen, opId }: JournalRecord,
  { item }: Product
): boolean {
  const ops = readOps(item);
  return (
    ![...seen.ops, opId].some(op => ops.includes(op)) &&
    (seen.ops.length > 0 || ops.length >= OPS_REMEMBERED)
  );
}

/** What the change depends on and others have changed. */
function touched(
  { seen, intention }: JournalRecord,
  now: Product
): ConflictReason | undefined {
  switch (intention.kind) {
    case 'complete': {
      if (now.status !== seen.status) {
        return 'decided';
      }
      const { clashes, choices } = mergeChoices(
        seen.choices,
        intention.choices,
        now.choices
      );
      return clashes.length > 0
        ? 'same-slots'
        : lost(Object.values(choices).flat(), now);
    }
    case 'hold':
    case 'reopen':
      return now.status === seen.status ? undefined : 'decided';
    case 'reclassify':
      return (
        completed(now) ??
        lost(
          intention.moves.map(move => move.from),
          now
        )
      );
    case 'delete':
      return completed(now) ?? lost(intention.paths, now);
    case 'restore':
      return completed(now) ?? lost(intention.leaving ?? [], now);
    case 'upload':
      return completed(now);
    case 'annotate':
      return intention.note === undefined ||
        [intention.noteWas, intention.note].includes(now.note)
        ? undefined
        : 'same-note';
  }
}

/** The ids of changes that others made since the person saw the product. */
function foreignOps(
  seen: readonly string[],
  now: Product,
  claimId: string
): readonly string[] {
  return readOps(now.item).filter(
    op => !seen.includes(op) && !isOpOf(claimId, op)
  );
}

/** Who made the others' changes, as far as the item names a person. */
function authorOf(
  now: Product,
  ops: readonly string[],
  claimId: string
): string | undefined {
  const { claim, status, completedBy } = now;
  return (
    (claim?.id !== claimId ? claim?.by : undefined) ??
    now.deleted.find(({ op }) => ops.includes(op))?.by ??
    (status === 'COMPLETED' ? completedBy : undefined)
  );
}

function completed({ status }: Product): ConflictReason | undefined {
  return status === 'COMPLETED' ? 'decided' : undefined;
}

function lost(
  paths: readonly ImagePath[],
  now: Product
): ConflictReason | undefined {
  return paths.every(path => hasImage(now, path)) ? undefined : 'same-images';
}
