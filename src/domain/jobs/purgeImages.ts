import type { ItemValue } from '../catalogueItem';
import { chosenImages } from '../board/choices';
import type { ImagePath } from '../images/image';
import {
  FOLDERS,
  hasImage,
  parseImagePath,
  splitImagePath
} from '../images/image';
import { imageKey } from '../product/objectKey';
import type { DeletedImage, Product } from '../product/product';
import { mayBeUnreadChoice } from '../board/stored/unreadChoices';
import { nextTimestamp } from '../product/timestamp';
import type { Reason } from './reason';
import { keyProblem } from './verify/productFindings';
import { storedDeleted } from '../edits/plan/deletedEntry';
import type { Author, ItemChange } from '../edits/plan/itemChange';
import { productChange } from '../edits/plan/itemChange';
import { CHOICES_READS } from '../edits/plan/storedChoices';
import { CLAIM_READS } from './programAuthor';

/** A deleted image whose object may be removed, as far as the item shows. */
export interface PurgeCandidate {
  readonly path: ImagePath;
  readonly key: string;
  /** When it was deleted, in ms since the epoch. An object that was written later is another image. */
  readonly deletedAt: number;
  /** Who deleted it, as the last entry says; empty if it does not. */
  readonly deletedBy: string;
  /** An earlier purge marked it and may not have removed its object. */
  readonly marked: boolean;
  /** Its object was found to be gone before. */
  readonly compact: boolean;
  /** Copies that must exist, so that this object is not the last copy. */
  readonly copies: readonly {
    readonly path: ImagePath;
    readonly key: string;
  }[];
}

/** A date may be so far ahead, in ms, because clocks differ. */
const CLOCKS_DIFFER = 10 * 60_000;

/** Problems that hide no name. */
const READABLE: ReadonlySet<string> = new Set(['list-type', 'name-twice']);

/** A deleted image that stays, and why. */
export interface NotPurged {
  readonly path: string;
  readonly why: Reason;
}

/**
 * The deleted images of a product that are old enough to be purged, and those
 * of them that stay because the item does not show clearly that nothing needs
 * them.
 *
 * @param before - ms since the epoch: those deleted later are not looked at
 * @param now - ms since the epoch: a date that has not come yet is not believed
 */
export function purgeCandidates(
  product: Product,
  prefix: string,
  before: number,
  now: number
): {
  readonly candidates: readonly PurgeCandidate[];
  readonly left: readonly NotPurged[];
} {
  const candidates: PurgeCandidate[] = [];
  const left: NotPurged[] = [];
  for (const [path, entries] of entriesByPath(product)) {
    const times = entries.map(({ at }) => Date.parse(at));
    const deletedAt = Math.max(...times);
    const ahead = deletedAt > now + CLOCKS_DIFFER;
    const why: Reason | undefined = Number.isNaN(deletedAt)
      ? { code: 'deletion-undated' }
      : ahead
        ? { code: 'deletion-in-future', at: deletedAt }
        : whyKept(product, path, entries, prefix);
    if (!ahead && deletedAt > before) {
      continue;
    }
    if (why !== undefined) {
      left.push({ path, why });
      continue;
    }
    const image = path as ImagePath;
    candidates.push({
      path: image,
      key: imageKey(prefix, product, image),
      deletedAt,
      deletedBy: entries.at(-1)?.by ?? '',
      marked: entries.every(({ purgedAt }) => purgedAt !== undefined),
      compact: entries.every(isCompact),
      copies: neededCopies(product, entries).map(copy => ({
        path: copy,
        key: imageKey(prefix, product, copy)
      }))
    });
  }
  return { candidates, left };
}

/**
 * Marks entries of `deleted` as purged. The entries stay, without what nobody
 * needs any more. Objects are removed afterwards, so that an interruption
 * leaves an object without a name, and never a name without an object.
 *
 * @param gone - images that an earlier purge marked and whose objects are gone:
 * their entries are compacted
 * @throws TooLarge if the item would be too large
 */
export function planPurged(
  product: Product,
  paths: readonly ImagePath[],
  author: Author,
  gone: readonly ImagePath[] = []
): ItemChange {
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  return productChange(product, author, {
    reads: [
      'current_status',
      'deleted',
      ...CHOICES_READS,
      ...FOLDERS,
      ...CLAIM_READS
    ],
    makesRoom: true,
    set: {
      deleted: compacted(
        storedDeleted(product.item.deleted).map(entry =>
          marks(entry, paths) ? marked(entry, at) : entry
        ),
        gone
      )
    }
  });
}

function marks(entry: ItemValue, paths: readonly string[]): boolean {
  const { folder, filename, purged_at } = (entry ?? {}) as Record<
    string,
    ItemValue
  >;
  return (
    typeof purged_at !== 'string' &&
    paths.includes(`${String(folder)}/${String(filename)}`)
  );
}

function marked(entry: ItemValue, at: string): ItemValue {
  // They name who deleted it and by which change, which nothing can undo now.
  const { by: _by, op: _op, ...rest } = entry as Record<string, ItemValue>;
  return { ...rest, purged_at: at };
}

/**
 * Entries of images that are gone, in their shortest form: the name stays
 * taken, and a moved image leads to its copy. Equal entries become one.
 */
function compacted(
  entries: readonly ItemValue[],
  gone: readonly string[]
): readonly ItemValue[] {
  if (gone.length === 0) {
    return entries;
  }
  const seen = new Set<string>();
  // From the end, since the last entry of an image tells what happened to it.
  const kept = [...entries].reverse().flatMap(entry => {
    const { folder, filename, purged_at, moved_to, put_back } = (entry ??
      {}) as Record<string, ItemValue>;
    const path = `${String(folder)}/${String(filename)}`;
    if (!gone.includes(path)) {
      return [entry];
    }
    const step = JSON.stringify([path, moved_to, put_back]);
    if (seen.has(step)) {
      return [];
    }
    seen.add(step);
    return [
      {
        folder,
        filename,
        ...(purged_at !== undefined && { purged_at }),
        ...(moved_to !== undefined && { moved_to }),
        ...(put_back !== undefined && { put_back })
      }
    ];
  });
  return kept.reverse();
}

/** Whether an image's entries have been compacted: its object was found to be gone. */
function isCompact({ at, op, purgedAt }: DeletedImage): boolean {
  return purgedAt !== undefined && op === '' && at === purgedAt;
}

function entriesByPath(
  product: Product
): ReadonlyMap<string, readonly DeletedImage[]> {
  const byPath = new Map<string, DeletedImage[]>();
  for (const entry of product.deleted) {
    const path = `${entry.folder}/${entry.filename}`;
    byPath.set(path, [...(byPath.get(path) ?? []), entry]);
  }
  return byPath;
}

function whyKept(
  product: Product,
  path: string,
  entries: readonly DeletedImage[],
  prefix: string
): Reason | undefined {
  const problem = product.problems.find(({ code }) => !READABLE.has(code));
  if (problem) {
    // The broken attribute may name the image.
    return { code: 'product-broken', problem };
  }
  if (!parseImagePath(path)) {
    return { code: 'outside-image-folders' };
  }
  const image = path as ImagePath;
  if (
    hasImage(product, image) ||
    chosenImages(product.choices).includes(image)
  ) {
    return { code: 'named-again' };
  }
  if (mayBeUnreadChoice(product, splitImagePath(image).filename)) {
    return { code: 'unread-choice' };
  }
  const odd = entries.find(
    ({ movedTo }) => movedTo !== undefined && !parseImagePath(movedTo)
  );
  if (odd?.movedTo !== undefined) {
    return { code: 'moved-elsewhere', to: odd.movedTo };
  }
  const error = [image, ...neededCopies(product, entries)]
    .map(name => keyProblem(product, name, prefix))
    .find(one => one !== undefined);
  return error && { code: 'error', error };
}

/** The copies of moved images, without those that were deleted and purged intentionally. */
function neededCopies(
  product: Product,
  entries: readonly DeletedImage[]
): readonly ImagePath[] {
  return entries.flatMap(({ movedTo }) =>
    movedTo === undefined || wasPurged(product, movedTo)
      ? []
      : [movedTo as ImagePath]
  );
}

function wasPurged(product: Product, path: string): boolean {
  return (
    !hasImage(product, path as ImagePath) &&
    product.deleted.some(
      ({ folder, filename, purgedAt }) =>
        `${folder}/${filename}` === path && purgedAt !== undefined
    )
  );
}
