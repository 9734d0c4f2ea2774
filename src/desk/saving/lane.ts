import type { Edit } from '../../app/edits/edit';
import { projectIfFits } from '../../app/edits/edit';
import type { ItemKey } from '../../domain/catalogueItem';
import { differences } from '../../domain/edits/conflict/difference';
import type { ChangeConflict } from '../../domain/edits/conflict/changeConflict';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import type { Problem } from '../problem';
import type { FailedSave } from '../state';

/** One asked change. */
export interface Waiting {
  readonly record: JournalRecord;
  readonly edit: Edit;
  /** Resolves once the record is on disk: no request goes out before. */
  stored: Promise<void>;
}

/** The changes of one product: one after another, each on what the last left. */
export interface Lane {
  readonly key: ItemKey;
  /** As it is in the cloud, as far as we know; undefined = to be read first. */
  saved: Product | undefined;
  readonly waiting: Waiting[];
  running: Promise<void> | null;
  /** Why it is stuck. */
  problem: Problem | null;
  /** Where it is stuck on what others did. */
  conflict: ChangeConflict | null;
  /** Whether mine is being made to fit: a second click does nothing. */
  deciding: boolean;
}

/** The product once all of it is saved. */
export function projectAll(
  product: Product,
  waiting: readonly Pick<Waiting, 'edit'>[]
): Product {
  return waiting.reduce(
    (before, { edit }) => projectIfFits(edit, before),
    product
  );
}

/** What the person is told of a lane; nothing while it is not stuck. */
export function failureOf({
  key,
  waiting,
  problem,
  conflict
}: Lane): readonly FailedSave[] {
  const records = waiting.map(({ record }) => record);
  return problem && records.length > 0
    ? [
        {
          product: key,
          labels: records.map(({ label }) => label),
          problem,
          conflict: conflict && {
            reason: conflict.reason,
            by: conflict.by,
            differences: differences(records, conflict.now, conflict.ops)
          }
        }
      ]
    : [];
}
