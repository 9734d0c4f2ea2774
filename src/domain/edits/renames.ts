import type { Choices } from '../board/choices';
import type { ImagePath } from '../images/image';
import type { Intention, JournalRecord, Move } from './intention';
import type { Product } from '../product/product';

/** From the names that moved images were meant to have to the names that they have. */
export type Renames = ReadonlyMap<ImagePath, ImagePath>;

/** The moves that a change made of some images. */
export function movesBy(
  opId: string,
  { deleted }: Pick<Product, 'deleted'>,
  images: readonly ImagePath[]
): readonly Move[] {
  return images.flatMap(from => {
    const to = deleted.find(
      ({ op, folder, filename }) =>
        op === opId && `${folder}/${filename}` === from
    )?.movedTo as ImagePath | undefined;
    return to === undefined ? [] : [{ from, to }];
  });
}

/**
 * The names that moved images have instead of the names that were asked for,
 * because those had been taken.
 *
 * @param after - the product after the move
 */
export function renamesOf(
  { intention, opId }: Pick<JournalRecord, 'intention' | 'opId'>,
  after: Pick<Product, 'deleted'>
): Renames {
  const asked = intention.kind === 'reclassify' ? intention.moves : [];
  return new Map(
    asked.flatMap(({ from, to }) =>
      movesBy(opId, after, [from])
        .filter(moved => moved.to !== to)
        .map(moved => [to, moved.to] as const)
    )
  );
}

/** A change that was asked for after a move, with the names that the images have after it. */
export function withRenames(
  record: JournalRecord,
  renames: Renames
): JournalRecord {
  return renames.size === 0
    ? record
    : {
        ...record,
        intention: renamedIntention(record.intention, renames),
        seen: {
          ...record.seen,
          choices: renamedChoices(record.seen.choices, renames)
        }
      };
}

export function renamedChoices(choices: Choices, renames: Renames): Choices {
  return Object.fromEntries(
    Object.entries(choices).map(([slotId, paths]) => [
      slotId,
      paths.map(path => renames.get(path) ?? path)
    ])
  );
}

function renamedIntention(intention: Intention, renames: Renames): Intention {
  const now = (path: ImagePath): ImagePath => renames.get(path) ?? path;
  switch (intention.kind) {
    case 'reclassify':
      return {
        ...intention,
        moves: intention.moves.map(({ from, to }) => ({ from: now(from), to }))
      };
    case 'delete':
      return { ...intention, paths: intention.paths.map(now) };
    case 'restore':
      return {
        ...intention,
        paths: intention.paths.map(now),
        leaving: intention.leaving?.map(now)
      };
    case 'upload':
      return {
        ...intention,
        source: intention.source && now(intention.source)
      };
    case 'complete':
      return {
        ...intention,
        choices: renamedChoices(intention.choices, renames)
      };
    default:
      return intention;
  }
}
