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
import type { Journal } from '../../ports/saving/journal';
import type { DoneSteps } from '../product/doneSteps';
import type { DeskState } from '../state';
import type { Store } from '../store';

export interface UndoStackOptions {
  readonly store: Pick<Store<DeskState>, 'set'>;
  readonly journal: Pick<Journal, 'undo' | 'storeUndo'>;
  /** Resolves when steps may be stored: nobody waits for that. */
  readonly opportune: () => Promise<void>;
}

/**
 * What was done to the product that is shown. It is kept in the journal, so
 * that it outlives the page, and is forgotten where the product is left.
 */
export class UndoStack implements DoneSteps {
  private _product: ItemKey | null = null;
  private _history: UndoHistory = NOTHING_DONE;
  /** What was done while the history is still being read; null where it is not. */
  private _late: AddedStep[] | null = null;
  /** Whether the journal may have something of the product. */
  private _mayBeKept = false;

  private _completed: ItemKey | null = null;

  constructor(private readonly _options: UndoStackOptions) {}

  /** The product that was just completed or held: the next undo goes back to it. */
  get completed(): ItemKey | null {
    return this._completed;
  }

  set completed(product: ItemKey | null) {
    this._completed = product;
    this._show();
  }

  /** The step that goes a way next. */
  next(way: UndoDirection): UndoStep | undefined {
    return nextStep(this._history, way);
  }

  /** Something was done to the product. */
  push(step: UndoStep): void {
    this._become(withStep(this._history, step));
  }

  /** Whether what is done to a product goes here. */
  isFor(product: ItemKey): boolean {
    return sameProduct(this._product, product);
  }

  /** Images that were asked for have come; said a second time, nothing happens. */
  pushAdded(step: AddedStep): void {
    if (this._late) {
      this._late.push(step);
    } else {
      this._become(withAdded(this._history, step));
    }
  }

  /** Keeps that they came to a product, shown or not: it is on disk once this resolves. */
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

  /** Whether choices led from these to those, and were not taken back. */
  hasChosen(before: Choices, after: Choices): boolean {
    return this._history.done.some(
      step =>
        step.kind === 'chosen' &&
        sameChoices(step.before, before) &&
        sameChoices(step.after, after)
    );
  }

  /** The next step went that way. */
  turn(way: UndoDirection): void {
    this._become(turned(this._history, way));
  }

  /** The next step of a way cannot be made any more. */
  drop(way: UndoDirection): void {
    this._become(withoutNext(this._history, way));
  }

  /** Copies of images of a product got other names than were thought. */
  rename(product: ItemKey, renames: Renames): void {
    if (sameProduct(this._product, product)) {
      this._become(renamedHistory(this._history, renames));
    }
  }

  /** What was done is not to be undone: the product is finished, or read anew. */
  forget(): void {
    this._become(NOTHING_DONE);
  }

  /**
   * Another product comes up, or none: undo never changes one that is not
   * shown. Nothing happens where it is the same one again.
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
   * @param resumed - whether an earlier page had it up: what was done there can still be undone
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
      canUndo: this.next('back') !== undefined || this._completed !== null,
      canRedo: this.next('forth') !== undefined
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
