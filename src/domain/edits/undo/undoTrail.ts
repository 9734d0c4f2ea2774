import type { ItemKey } from '../../catalogueItem';
import type { ImagePath } from '../../images/image';
import { sameProduct } from '../../product/product';
import type { Renames } from '../renames';
import type { UndoHistory } from './undoHistory';
import { NOTHING_DONE, renamedHistory } from './undoHistory';

/** Nobody undoes more completions in a row. */
const MOST = 100;

/** How a product was finished, so that it can be finished again. */
export type FinishedAs =
  | { readonly kind: 'complete' }
  | { readonly kind: 'hold'; readonly reason: string };

/** A product that was finished: an entry of the undo stack, above what was done to the product before. */
export interface FinishedProduct {
  readonly product: ItemKey;
  readonly how: FinishedAs;
  /** What was done to it before. */
  readonly history: UndoHistory;
  /** The image that had the focus. */
  readonly focus: ImagePath | null;
}

/** The finished products, the last one last. They lie below what is done to the product on the desk. */
export type UndoTrail = readonly FinishedProduct[];

/** The trail after a product was finished. What was undone before cannot be redone any more. */
export function withFinished(
  trail: UndoTrail,
  finished: FinishedProduct
): UndoTrail {
  const { done } = finished.history;
  return [
    // An earlier completion of it was undone by hand.
    ...withoutProducts(trail, [finished.product]),
    { ...finished, history: { ...NOTHING_DONE, done } }
  ].slice(-MOST);
}

/** The trail without these products: they were reopened, or the changes of them were given up. */
export function withoutProducts(
  trail: UndoTrail,
  products: readonly ItemKey[]
): UndoTrail {
  return trail.filter(
    ({ product }) => !products.some(other => sameProduct(other, product))
  );
}

/** The trail with the names that moved images of a product have in the end. */
export function renamedTrail(
  trail: UndoTrail,
  product: ItemKey,
  renames: Renames
): UndoTrail {
  return trail.map(entry =>
    sameProduct(entry.product, product)
      ? {
          ...entry,
          history: renamedHistory(entry.history, renames),
          focus: entry.focus && (renames.get(entry.focus) ?? entry.focus)
        }
      : entry
  );
}
