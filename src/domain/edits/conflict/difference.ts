import type { Choices } from '../../board/choices';
import { chosen, sameSlot } from '../../board/choices';
import { entryOf, movedImage } from '../deletedImages';
import type { ImagePath } from '../../images/image';
import { hasImage, imagePath, isFolder } from '../../images/image';
import type { Intention, JournalRecord } from '../intention';
import type { Product } from '../../product/product';

/** What happened to an image on one side. */
export type Fate =
  /** It is still in its list. */
  | { readonly kind: 'listed' }
  | { readonly kind: 'moved'; readonly to: ImagePath }
  | { readonly kind: 'deleted' }
  /** No list names it, and `deleted` does not either. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'restored' }
  | { readonly kind: 'added' };

/** A status with its detail: who completed the product, or why it is on hold. */
export interface StatusSide {
  readonly status: string;
  readonly detail: string | undefined;
}

/** One line of a conflict, with both sides. */
export type Difference =
  | {
      readonly kind: 'status';
      readonly mine: StatusSide;
      readonly theirs: StatusSide;
    }
  | { readonly kind: 'note'; readonly mine: string; readonly theirs: string }
  | {
      readonly kind: 'slot';
      readonly slotId: string;
      readonly mine: readonly ImagePath[];
      readonly theirs: readonly ImagePath[];
    }
  | {
      readonly kind: 'image';
      readonly image: ImagePath;
      readonly mine: Fate;
      readonly theirs: Fate;
    };

/**
 * How a product would differ from what it is now if the waiting changes were
 * applied.
 *
 * @param records - the waiting changes of one product, in order
 * @param now - the product as it is in the table
 * @param ops - ids of changes that others made. Their images are shown too
 */
export function differences(
  records: readonly Pick<JournalRecord, 'intention'>[],
  now: Product,
  ops: readonly string[]
): readonly Difference[] {
  const status = records.flatMap(({ intention }) => statusRow(intention, now));
  const completion = records.flatMap(({ intention }) =>
    intention.kind === 'complete' ? [intention.choices] : []
  );
  return [
    ...status.slice(-1),
    ...records.flatMap(({ intention }) => noteRow(intention, now)).slice(-1),
    ...completion.slice(-1).flatMap(mine => slotRows(mine, now.choices)),
    ...imageRows(records, now, ops)
  ];
}

/** The name of an image now: its own, or the one that it was moved to. */
export function whereNow(
  now: Pick<Product, 'images' | 'deleted'>,
  path: ImagePath
): ImagePath | undefined {
  return hasImage(now, path) ? path : movedImage(now, path);
}

function statusRow(intention: Intention, now: Product): readonly Difference[] {
  const mine = statusOf(intention);
  const theirs: StatusSide = {
    status: now.status,
    detail: now.status === 'PASS' ? now.passReason : now.completedBy
  };
  return mine && mine.status + mine.detail !== theirs.status + theirs.detail
    ? [{ kind: 'status', mine, theirs }]
    : [];
}

function noteRow(intention: Intention, now: Product): readonly Difference[] {
  return intention.kind === 'annotate' &&
    intention.note !== undefined &&
    intention.note !== now.note
    ? [{ kind: 'note', mine: intention.note, theirs: now.note }]
    : [];
}

function statusOf(intention: Intention): StatusSide | undefined {
  switch (intention.kind) {
    case 'complete':
      return { status: 'COMPLETED', detail: undefined };
    case 'hold':
      return { status: 'PASS', detail: intention.reason };
    case 'reopen':
      return { status: 'PENDING', detail: undefined };
    default:
      return undefined;
  }
}

function slotRows(mine: Choices, theirs: Choices): readonly Difference[] {
  return [...new Set([mine, theirs].flatMap(Object.keys))]
    .filter(slotId => !sameSlot(mine, theirs, slotId))
    .map(slotId => ({
      kind: 'slot',
      slotId,
      mine: chosen(mine, slotId),
      theirs: chosen(theirs, slotId)
    }));
}

/** If several changes concern an image, the last one counts. */
function imageRows(
  records: readonly Pick<JournalRecord, 'intention'>[],
  now: Product,
  ops: readonly string[]
): readonly Difference[] {
  const mine = new Map<ImagePath, Fate>();
  for (const { intention } of records) {
    wantedFates(intention).forEach(([image, fate]) => mine.set(image, fate));
  }
  for (const { op, folder, filename } of now.deleted) {
    if (isFolder(folder) && ops.includes(op)) {
      const image = imagePath(folder, filename);
      mine.set(image, mine.get(image) ?? { kind: 'listed' });
    }
  }
  return [...mine].map(([image, fate]) => ({
    kind: 'image',
    image,
    mine: fate,
    theirs: fate.kind === 'added' ? { kind: 'gone' } : fateNow(now, image)
  }));
}

function wantedFates(
  intention: Intention
): readonly (readonly [ImagePath, Fate])[] {
  switch (intention.kind) {
    case 'reclassify':
      return intention.moves.map(({ from, to }) => [
        from,
        { kind: 'moved', to }
      ]);
    case 'delete':
      return intention.paths.map(path => [path, { kind: 'deleted' }]);
    case 'restore':
      return intention.paths.map(path => [path, { kind: 'restored' }]);
    case 'upload':
      return intention.files.map(({ filename }) => [
        imagePath(intention.folder, filename),
        { kind: 'added' }
      ]);
    default:
      return [];
  }
}

function fateNow(now: Product, image: ImagePath): Fate {
  if (hasImage(now, image)) {
    return { kind: 'listed' };
  }
  const entry = entryOf(now, image);
  const to = whereNow(now, image);
  if (to !== undefined) {
    return { kind: 'moved', to };
  }
  return entry ? { kind: 'deleted' } : { kind: 'gone' };
}
