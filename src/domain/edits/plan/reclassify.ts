import { withImageMoved } from '../../board/choices';
import type { Folder, ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Move } from '../intention';
import { freeName } from '../../product/names';
import { imageKey } from '../../product/objectKey';
import type { Product } from '../../product/product';
import { takenNames } from '../../product/product';
import type { ChoicesRules } from '../../board/stored/choicesFormat';
import { nextTimestamp } from '../../product/timestamp';
import { deletedEntry, storedDeleted } from './deletedEntry';
import {
  checkListed,
  checkOpenForChange,
  checkReadable,
  listsWithout
} from './editable';
import type { FreeAddress } from './freeAddress';
import { freeAddress } from './freeAddress';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { CHOICES_READS, storedChoices } from './storedChoices';

/** One image that is moved to another folder. */
export interface ImageMove extends Move {
  readonly fromKey: string;
  readonly toKey: string;
}

/** All copies, which are made first, and one update of the item. */
export interface ReclassifyPlan {
  readonly moves: readonly ImageMove[];
  readonly change: ItemChange;
}

/**
 * Names for images that are to move to another folder. They are free as far as
 * the item shows. Images that are in the folder already are left out.
 */
export function nameMoves(
  product: Product,
  paths: readonly ImagePath[],
  folder: Folder,
  prefix: string,
  opId: string
): readonly Move[] {
  const taken = [...takenNames(product, folder)];
  return paths
    .filter(path => splitImagePath(path).folder !== folder)
    .map(from => {
      const { filename } = splitImagePath(from);
      const { path: to } = freeAddress(
        product,
        folder,
        filename,
        taken,
        prefix,
        opId
      );
      return { from, to };
    });
}

/**
 * Plans to move images to another folder. They are copied under the names that
 * they were given when the move was asked for, or under the next free names if
 * these have been taken. Then one update moves the names to the other list,
 * records the sources in `deleted` and corrects the choices.
 *
 * @throws Conflict for a completed product or an image it does not list
 */
export function planReclassify(
  product: Product,
  wanted: readonly Move[],
  folder: Folder,
  prefix: string,
  rules: ChoicesRules,
  author: Author
): ReclassifyPlan {
  checkOpenForChange(product);
  const folders = [
    ...new Set([
      folder,
      ...wanted.map(({ from }) => splitImagePath(from).folder)
    ])
  ];
  checkReadable(product, folders);
  wanted.forEach(({ from }) => checkListed(product, from));

  const taken = [...takenNames(product, folder)];
  const placeOf = (named: ImagePath, from: ImagePath): FreeAddress => {
    const { filename } = splitImagePath(named);
    if (freeName(filename, taken, author.opId) !== filename) {
      const { filename: first } = splitImagePath(from);
      return freeAddress(product, folder, first, taken, prefix, author.opId);
    }
    taken.push(filename);
    return { path: named, key: imageKey(prefix, product, named) };
  };
  const moves = wanted.map(({ from, to: named }) => {
    const { path: to, key: toKey } = placeOf(named, from);
    return { from, to, fromKey: imageKey(prefix, product, from), toKey };
  });
  return { moves, change: planMoved(product, moves, folder, rules, author) };
}

/** The update of the item when the copies are there. */
export function planMoved(
  product: Product,
  moves: readonly ImageMove[],
  folder: Folder,
  rules: ChoicesRules,
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
      ...CHOICES_READS,
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
      ...storedChoices(product, rules, at, choices =>
        moves.reduce(
          (rest, move) => withImageMoved(rest, move.from, move.to),
          choices
        )
      )
    }
  });
}
