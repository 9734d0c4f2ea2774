/** One thing that can be undone, and done again. */
export interface UndoStep {
  /** What was said when it was done, as "Moved 2 images to text". */
  readonly said: string;
  back(): void;
  forth(): void;
}

/** What was done to the product that is shown, newest last. */
export class UndoStack {
  private _done: UndoStep[] = [];
  private _undone: UndoStep[] = [];

  constructor(private readonly _changed: () => void) {}

  get canUndo(): boolean {
    return this._done.length > 0;
  }

  get canRedo(): boolean {
    return this._undone.length > 0;
  }

  push(step: UndoStep): void {
    this._done.push(step);
    this._undone = [];
    this._changed();
  }

  /** @returns what was undone */
  undo(): UndoStep | undefined {
    const step = this._done.pop();
    if (step) {
      this._undone.push(step);
      step.back();
      this._changed();
    }
    return step;
  }

  /** @returns what was done again */
  redo(): UndoStep | undefined {
    const step = this._undone.pop();
    if (step) {
      this._done.push(step);
      step.forth();
      this._changed();
    }
    return step;
  }

  /** Undo never changes a product that is not shown. */
  clear(): void {
    this._done = [];
    this._undone = [];
    this._changed();
  }
}
