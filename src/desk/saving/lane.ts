import type { Edit } from '../../app/edits/edit';
import { projectIfFits } from '../../app/edits/edit';
import type { ItemKey } from '../../domain/catalogueItem';
import { differences } from '../../domain/edits/conflict/difference';
import type { ChangeConflict } from '../../domain/edits/conflict/changeConflict';
import type { JournalRecord } from '../../domain/edits/intention';
import { statusAsked } from '../../domain/edits/statusAsked';
import type { Product } from '../../domain/product/product';
import type { Problem } from '../../words/errors';
import type { FailedSave, UnsavedStatus } from '../state';

/** One change that was asked for. */
export interface Waiting {
  readonly record: JournalRecord;
  readonly edit: Edit;
  /** Resolves when the record is on disk; no request is sent before. */
  stored: Promise<void>;
}

/** The changes of one product, one after another, each based on the result of the last. */
export interface Lane {
  readonly key: ItemKey;
  /** As it is in the cloud, as far as we know; undefined = it must be read first. */
  saved: Product | undefined;
  readonly waiting: Waiting[];
  running: Promise<void> | null;
  /** Why its first change failed. */
  problem: Problem | null;
  /** Set if others changed the same. */
  conflict: ChangeConflict | null;
  /** Whether my changes are being decided again: a second click does nothing. */
  deciding: boolean;
}

/** Which products are meant: all by default. */
export type Whose = Partial<ItemKey>;

/** The lanes whose first change failed, and is not being decided again. */
export function stuckLanes(
  lanes: readonly Lane[],
  { subCategory, productId }: Whose
): readonly Lane[] {
  return lanes.filter(
    ({ key, problem, deciding }) =>
      problem !== null &&
      !deciding &&
      (subCategory ?? key.subCategory) === key.subCategory &&
      (productId ?? key.productId) === key.productId
  );
}

/** The product as it will be when everything is saved. */
export function projectAll(
  product: Product,
  waiting: readonly Pick<Waiting, 'edit'>[]
): Product {
  return waiting.reduce(
    (before, { edit }) => projectIfFits(edit, before),
    product
  );
}

/** What the person is shown of a lane; nothing unless a change failed. */
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

/** What the lane will make of the product's status; undefined if it leaves it as the table has it. */
export function unsavedStatusOf({
  key,
  saved,
  waiting,
  problem
}: Pick<Lane, 'key' | 'saved' | 'waiting' | 'problem'>):
  UnsavedStatus | undefined {
  const [first] = waiting;
  const from = saved?.status ?? first?.record.seen.status;
  const to = waiting
    .flatMap(({ record }) => statusAsked(record.intention) ?? [])
    .pop();
  return to === undefined || to === from
    ? undefined
    : {
        product: key,
        mainCategory: saved?.mainCategory,
        from,
        to,
        failed: problem !== null
      };
}
