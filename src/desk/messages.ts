import { Cancelled } from '../domain/errors';
import type { Clock } from '../ports/clock';
import { asProblem } from '../words/errors';
import type { Trans } from '../words/trans';
import type { DeskState } from './state';
import type { Store } from './store';

/** How long a message stays, in ms. */
const SHOWN_FOR = 6000;

/** Shows in the live region, for some seconds, what was just done. */
export class Messages {
  private _last = 0;
  /** Whether the message stays when its product is left, once. */
  private _outlives = false;

  constructor(
    private readonly _store: Store<DeskState>,
    private readonly _clock: Clock,
    private readonly _signal: AbortSignal,
    private readonly _trans: Trans
  ) {}

  /**
   * @param outlives - whether it is shown with the next product, because it tells
   * what was done to the one before; other messages go with their product
   */
  show(text: string, undoable = false, outlives = false): void {
    const id = ++this._last;
    this._outlives = outlives;
    this._store.set({ message: { id, text, undoable } });
    this._clock.sleep(SHOWN_FOR, this._signal).then(
      () => this._end(id),
      error => {
        if (!(error instanceof Cancelled)) {
          throw error;
        }
      }
    );
  }

  /** Shows an error as a message: what happened and what to do. */
  showError(error: unknown): void {
    const { text, remedy } = asProblem(error, this._trans);
    this.show(remedy ? `${text} ${remedy}` : text);
  }

  /** The product that it is about leaves the desk. */
  leave(): void {
    if (!this._outlives) {
      this.dismiss();
    }
    this._outlives = false;
  }

  dismiss(): void {
    this._end(this._last);
  }

  private _end(id: number): void {
    if (this._store.state.message?.id === id) {
      this._store.set({ message: null });
    }
  }
}
