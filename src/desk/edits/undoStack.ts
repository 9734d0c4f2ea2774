import type { ItemKey } from '../../domain/catalogueItem';
import type { Choices } from '../../domain/board/choices';
import { sameChoices } from '../../domain/board/choices';
import { sameProduct } from '../../domain/product/product';
import type { Renames } from '../../domain/edits/renames';
import type {
  UndoHistory,
  UndoDirection
} from '../../domain/edits/undo/undoHistory';
import {
  NOTHING_DONE,
  nextStep,
  renamedHistory,
  turned,
  withAdded,
  withStep,
  withoutNext
} from '../../domain/edits/undo/undoHistory';
import type { AddedStep, UndoStep } from '../../domain/edits/undo/undoStep';
import type {
  FinishedAs,
  FinishedProduct,
  UndoTrail
} from '../../domain/edits/undo/undoTrail';
import {
  renamedTrail,
  withFinished,
  withoutProducts
} from '../../domain/edits/undo/undoTrail';
import type { ImagePath } from '../../domain/images/image';
import type { Journal } from '../../ports/saving/journal';
import type { DoneSteps } from '../product/doneSteps';
import type { DeskState } from '../state';
import type { Store } from '../store';

export interface UndoStackOptions {
  readonly store: Pick<Store<DeskState>, 'set'>;
  readonly journal: Pick<Journal, 'undo' | 'storeUndo'>;
  /** Resolves when there is time to store steps. */
  readonly opportune: () => Promise<void>;
}

/**
 * What was done to the product that is shown, and below it the products that
 * were finished before. What was done to the product is stored in the journal, so
 * that it outlives the page, and is forgotten when the product is left unfinished.
 */
export class UndoStack implements DoneSteps {
  private _product: ItemKey | null = null;
  private _history: UndoHistory = NOTHING_DONE;
  /** Steps that come while the history is being read; null at other times. */
  private _late: AddedStep[] | null = null;
  /** Whether the journal may have steps of the product. */
  private _mayBeKept = false;

  /** Below it, on the stack: the products that were finished before this one. */
  private _trail: UndoTrail = [];
  /** How the product was finished before that was undone: redo finishes it again. */
  private _again: FinishedAs | null = null;

  constructor(private readonly _options: UndoStackOptions) {}

  /** The product that was finished last: undo goes back to it when nothing is left to undo in this one. */
  get finished(): FinishedProduct | undefined {
    return this._trail.at(-1);
  }

  /** What redo finishes again when nothing else is left to redo. */
  get again(): FinishedAs | null {
    return this._again;
  }

  /** The product that is shown is finished. What was done to it can be undone after the completion is. */
  finish(product: ItemKey, how: FinishedAs, focus: ImagePath | null): void {
    const history = this._history;
    this._trail = withFinished(this._trail, { product, how, history, focus });
    this.forget();
  }

  /** The product that is shown is pending again: what was done before it was finished can be undone. */
  reopened(product: ItemKey): void {
    const entry = this._trail.find(other =>
      sameProduct(other.product, product)
    );
    if (entry && this.isFor(product)) {
      this._trail = withoutProducts(this._trail, [product]);
      const { done } = this._history;
      this._become({
        ...NOTHING_DONE,
        done: [...entry.history.done, ...done]
      });
      this._again = entry.how;
      this._show();
    }
  }

  /** The next step to undo or to redo. */
  next(way: UndoDirection): UndoStep | undefined {
    return nextStep(this._history, way);
  }

  /** Something was done to the product that is shown. */
  push(step: UndoStep): void {
    this._again = null;
    this._become(withStep(this._history, step));
  }

  /** Whether a product is the one whose steps these are. */
  isFor(product: ItemKey): boolean {
    return sameProduct(this._product, product);
  }

  /** Uploaded images have arrived. A second call for the same images does nothing. */
  pushAdded(step: AddedStep): void {
    this._again = null;
    if (this._late) {
      this._late.push(step);
    } else {
      this._become(withAdded(this._history, step));
    }
  }

  /** Stores the step of images that arrived at a product, shown or not. It is on disk when this resolves. */
  async keepAdded(product: ItemKey, step: AddedStep): Promise<void> {
    try {
      const before = this.isFor(product)
        ? this._history
        : ((await this._options.journal.undo(product)) ?? NOTHING_DONE);
      await this._options.journal.storeUndo(product, withAdded(before, step));
    } catch (error) {
      console.warn('Undo was not kept.', error);
    }
  }

  /** Whether a step changed the choices from `before` to `after`, and was not undone. */
  hasChosen(before: Choices, after: Choices): boolean {
    return this._history.done.some(
      step =>
        step.kind === 'chosen' &&
        sameChoices(step.before, before) &&
        sameChoices(step.after, after)
    );
  }

  /** The next step was undone or redone. */
  turn(way: UndoDirection): void {
    this._become(turned(this._history, way));
  }

  /** The next step cannot be undone or redone any more. */
  drop(way: UndoDirection): void {
    this._become(withoutNext(this._history, way));
  }

  /** Copies of a product's images got other names than were planned. */
  rename(product: ItemKey, renames: Renames): void {
    this._trail = renamedTrail(this._trail, product, renames);
    if (sameProduct(this._product, product)) {
      this._become(renamedHistory(this._history, renames));
    }
  }

  /** What was done cannot be undone any more, because the product is finished or was read again. */
  forget(): void {
    this._again = null;
    this._become(NOTHING_DONE);
  }

  /** Changes of these products were given up. */
  discarded(products: readonly ItemKey[]): void {
    this._trail = withoutProducts(this._trail, products);
    if (products.some(product => this.isFor(product))) {
      this.forget();
    }
    this._show();
  }

  /**
   * Another product comes up, or none. Undo never changes a product that is not
   * shown. If it is the same product again, nothing happens.
   */
  leave(to: ItemKey | null): void {
    if (this._product !== null && !sameProduct(this._product, to)) {
      this.forget();
      this._product = null;
      this._late = null;
    }
  }

  /**
   * A product comes up.
   *
   * @param resumed - whether an earlier page had it open: what was done there can still be undone
   */
  async open(product: ItemKey, resumed: boolean): Promise<void> {
    if (sameProduct(this._product, product)) {
      return;
    }
    this._product = product;
    this._mayBeKept = true;
    if (!resumed) {
      this.forget();
      return;
    }
    const late: AddedStep[] = [];
    this._late = late;
    try {
      const history = await this._options.journal.undo(product);
      if (history && this._late === late) {
        this._history = history;
        this._show();
      }
    } catch (error) {
      console.warn('What can be undone could not be read.', error);
    }
    if (this._late === late) {
      this._late = null;
      late.forEach(step => this.pushAdded(step));
    }
  }

  private _become(history: UndoHistory): void {
    this._history = history;
    const isEmpty = history.done.length + history.undone.length === 0;
    if (this._product && (!isEmpty || this._mayBeKept)) {
      this._mayBeKept = !isEmpty;
      void this._keep(this._product, isEmpty ? undefined : history);
    }
    this._show();
  }

  private _show(): void {
    this._options.store.set({
      canUndo: this.next('back') !== undefined || this._trail.length > 0,
      canRedo: this.next('forth') !== undefined || this._again !== null
    });
  }

  private async _keep(
    product: ItemKey,
    history: UndoHistory | undefined
  ): Promise<void> {
    try {
      await this._options.opportune();
      await this._options.journal.storeUndo(product, history);
    } catch (error) {
      console.warn('Undo was not kept.', error);
    }
  }
}
