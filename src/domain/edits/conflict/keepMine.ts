import type { Choices } from '../../board/choices';
import { chosen } from '../../board/choices';
import { restorable } from '../deletedImages';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Intention, JournalRecord } from '../intention';
import { seenOf } from '../intention';
import type { Product } from '../../product/product';
import { renamesOf, withRenames } from '../renames';
import { whereNow } from './difference';
import { mergeChoices } from './mergeChoices';

/** Changes that were planned again after a conflict. */
export interface ReplannedChanges {
  /** The changes in order. The first reopens the product if that is necessary. */
  readonly records: readonly JournalRecord[];
  /** Images that can no longer be changed because of what others did. */
  readonly lost: readonly ImagePath[];
}

/** What the new records need. */
export interface ReplanOptions {
  readonly newOpId: () => string;
  /** ms since the epoch, corrected by the server's clock. */
  readonly at: number;
  /** The label of a change that reopens the product first. */
  readonly reopenLabel: string;
  /** The product as it will be after a change. */
  readonly project: (record: JournalRecord, product: Product) => Product;
}

/**
 * Makes conflicting changes fit a product as others left it. Images are found
 * under their new names. My choice for a slot replaces theirs. A completed
 * product is reopened first if its images are to change.
 *
 * @param records - the waiting changes of one product, in order, at least one
 * @param now - the product as it is in the table
 */
export function keepMine(
  records: readonly JournalRecord[],
  now: Product,
  { newOpId, at, reopenLabel, project }: ReplanOptions
): ReplannedChanges {
  const lost: ImagePath[] = [];
  const kept: JournalRecord[] = [];
  let product = now;
  let waiting = records;
  const keep = (record: JournalRecord, intention: Intention): void => {
    const anew = {
      ...record,
      intention,
      opId: newOpId(),
      at,
      seen: seenOf(product)
    };
    kept.push(anew);
    product = project(anew, product);
    const renames = renamesOf(anew, product);
    waiting = waiting.map(later => withRenames(later, renames));
  };
  if (
    now.status === 'COMPLETED' &&
    records.some(({ intention }) => changesImages(intention))
  ) {
    keep({ ...records[0], label: reopenLabel, copies: [] }, { kind: 'reopen' });
  }
  while (waiting.length > 0) {
    const [record] = waiting;
    waiting = waiting.slice(1);
    const intention = fitted(record, product, lost);
    if (intention) {
      keep(record, intention);
    }
  }
  return { records: kept, lost };
}

function changesImages({ kind }: Intention): boolean {
  return ['reclassify', 'delete', 'restore', 'upload'].includes(kind);
}

/** @returns undefined if nothing of it can be done, or nothing is left to do */
function fitted(
  { intention, seen }: JournalRecord,
  now: Product,
  lost: ImagePath[]
): Intention | undefined {
  const found = (path: ImagePath): ImagePath[] => {
    const at = whereNow(now, path);
    if (at === undefined && !lost.includes(path)) {
      lost.push(path);
    }
    return at === undefined ? [] : [at];
  };
  switch (intention.kind) {
    case 'delete': {
      const paths = intention.paths.flatMap(found);
      return paths.length > 0 ? { ...intention, paths } : undefined;
    }
    case 'reclassify': {
      const moves = intention.moves
        .flatMap(({ from, to }) => found(from).map(at => ({ from: at, to })))
        .filter(({ from }) => splitImagePath(from).folder !== intention.folder);
      return moves.length > 0 ? { ...intention, moves } : undefined;
    }
    case 'restore': {
      const paths = intention.paths.filter(path => restorable(now, path));
      // Regardless of their copies: the person has seen the conflict.
      return paths.length > 0 ? { kind: 'restore', paths } : undefined;
    }
    case 'complete': {
      const choices = mineOver(seen.choices, intention.choices, now.choices);
      return { ...intention, choices: onlyFound(choices, found) };
    }
    case 'upload':
    case 'hold':
      return intention;
    case 'reopen':
      return now.status === 'PENDING' ? undefined : intention;
    case 'annotate':
      return intention.note === undefined
        ? intention
        : { ...intention, noteWas: now.note };
  }
}

/** Merges both. If both filled a slot, mine wins. */
function mineOver(base: Choices, mine: Choices, theirs: Choices): Choices {
  const { choices, clashes } = mergeChoices(base, mine, theirs);
  return {
    ...choices,
    ...Object.fromEntries(clashes.map(id => [id, chosen(mine, id)]))
  };
}

function onlyFound(
  choices: Choices,
  found: (path: ImagePath) => readonly ImagePath[]
): Choices {
  return Object.fromEntries(
    Object.entries(choices)
      .map(([id, paths]) => [id, paths.flatMap(found)] as const)
      .filter(([, paths]) => paths.length > 0)
  );
}
