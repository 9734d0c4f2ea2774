import type { ItemValue } from '../../catalogueItem';
import { entryOf, movedImage } from '../deletedImages';
import { Conflict } from '../../errors';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import { imageKey } from '../../product/objectKey';
import type { DeletedImage, Product } from '../../product/product';
import type { ChoicesRules } from '../../board/stored/choicesFormat';
import { nextTimestamp } from '../../product/timestamp';
import { withImageMoved } from '../../board/choices';
import { deletedEntry, storedDeleted } from './deletedEntry';
import { checkOpenForChange, checkReadable, listsWithout } from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { CHOICES_READS, storedChoices } from './storedChoices';

/** The objects to check first, and one update of the item. */
export interface RestorePlan {
  readonly restored: readonly ImagePath[];
  /** Keys that must exist before the item may name them. */
  readonly keys: readonly string[];
  readonly change: ItemChange;
}

/**
 * Brings deleted or moved images back to where they were. The copy that a move
 * made goes from its list to `deleted`, where it is marked as put back. Its
 * object stays. If you restore that copy, the image is moved again.
 *
 * @param paths - where the images were, as `deleted` has them
 * @throws Conflict for a completed product, an image that `deleted` does not
 * have or that was purged
 */
export function planRestore(
  product: Product,
  paths: readonly ImagePath[],
  prefix: string,
  rules: ChoicesRules,
  author: Author
): RestorePlan {
  checkOpenForChange(product);
  const entries = paths.map(path => findDeleted(product, path));
  const moved = entries.flatMap(({ path, entry }) => {
    const to = movedImage(product, path);
    return to === undefined ? [] : [{ path, to, putBack: !entry.putBack }];
  });
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  const lists = listsWithout(
    product,
    moved.map(move => move.to)
  );
  for (const path of paths) {
    const { folder, filename } = splitImagePath(path);
    const names = lists[folder] ?? product.images[folder];
    lists[folder] = names.includes(filename) ? names : [...names, filename];
  }
  const folders = Object.keys(lists) as (keyof typeof lists)[];
  checkReadable(product, folders);
  const stays = (stored: ItemValue): boolean =>
    !entries.some(({ path }) => isEntryOf(stored, path));
  return {
    restored: paths,
    keys: paths.map(path => imageKey(prefix, product, path)),
    change: productChange(product, author, {
      reads: ['current_status', 'deleted', ...CHOICES_READS, ...folders],
      set: {
        ...lists,
        deleted: [
          ...storedDeleted(product.item.deleted).filter(stays),
          ...moved.map(({ path, to, putBack }) =>
            deletedEntry(to, author, at, path, putBack)
          )
        ],
        ...storedChoices(product, rules, at, choices =>
          moved.reduce(
            (rest, move) => withImageMoved(rest, move.to, move.path),
            choices
          )
        )
      }
    })
  };
}

function findDeleted(
  product: Product,
  path: ImagePath
): { readonly path: ImagePath; readonly entry: DeletedImage } {
  const entry = entryOf(product, path);
  const { productId } = product;
  if (entry === undefined) {
    throw new Conflict('image-not-deleted', { path, productId });
  }
  if (entry.purgedAt !== undefined) {
    throw new Conflict('image-purged', { path, productId, at: entry.purgedAt });
  }
  return { path, entry };
}

function isEntryOf(stored: ItemValue, path: ImagePath): boolean {
  const { folder, filename } = (stored ?? {}) as Record<string, ItemValue>;
  return `${String(folder)}/${String(filename)}` === path;
}
