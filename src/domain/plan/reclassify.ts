import { withImageMoved } from '../choices';
import type { Folder, ImagePath } from '../image';
import { imagePath, splitImagePath } from '../image';
import { freeName } from '../names';
import { imageKey } from '../objectKey';
import type { Product } from '../product';
import { takenNames } from '../product';
import type { Slot } from '../slots';
import { nextTimestamp } from '../timestamp';
import { deletedEntry, storedDeleted } from './deletedEntry';
import {
  checkListed,
  checkOpenForChange,
  checkReadable,
  listsWithout
} from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { storedChoices } from './storedChoices';

/** One image on its way to another folder. */
export interface ImageMove {
  readonly from: ImagePath;
  readonly to: ImagePath;
  readonly fromKey: string;
  readonly toKey: string;
}

/** First every copy, then one update of the item. */
export interface ReclassifyPlan {
  readonly moves: readonly ImageMove[];
  readonly change: ItemChange;
}

/**
 * Moves images to another folder: copies under free names, then one update
 * that takes the names out of their lists, puts them into the other, records
 * the sources in `deleted` and corrects the choices. Images that are in the
 * folder already stay.
 *
 * @throws Conflict for a completed product or an image it does not list
 */
export function planReclassify(
  product: Product,
  paths: readonly ImagePath[],
  folder: Folder,
  prefix: string,
  slots: readonly Slot[],
  author: Author
): ReclassifyPlan {
  checkOpenForChange(product);
  const leaving = paths.filter(path => splitImagePath(path).folder !== folder);
  const folders = [
    ...new Set([folder, ...leaving.map(path => splitImagePath(path).folder)])
  ];
  checkReadable(product, folders);
  leaving.forEach(path => checkListed(product, path));

  const taken = [...takenNames(product, folder)];
  const moves = leaving.map(from => {
    const name = freeName(splitImagePath(from).filename, taken, author.opId);
    taken.push(name);
    const to = imagePath(folder, name);
    return {
      from,
      to,
      fromKey: imageKey(prefix, product, from),
      toKey: imageKey(prefix, product, to)
    };
  });
  return { moves, change: planMoved(product, moves, folder, slots, author) };
}

/** The update of the item once the copies are there. */
export function planMoved(
  product: Product,
  moves: readonly ImageMove[],
  folder: Folder,
  slots: readonly Slot[],
  author: Author
): ItemChange {
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  const lists = listsWithout(
    product,
    moves.map(move => move.from)
  );
  return productChange(product, author, {
    reads: [
      'current_status',
      'deleted',
      'representative_assets',
      folder,
      ...Object.keys(lists)
    ],
    set: {
      ...lists,
      [folder]: [
        ...product.images[folder],
        ...moves.map(move => splitImagePath(move.to).filename)
      ],
      deleted: [
        ...storedDeleted(product.item.deleted),
        ...moves.map(move => deletedEntry(move.from, author, at, move.to))
      ],
      ...storedChoices(product, slots, choices =>
        moves.reduce(
          (rest, move) => withImageMoved(rest, move.from, move.to),
          choices
        )
      )
    }
  });
}
