import type { ItemKey } from '../../domain/catalogueItem';
import { itemName } from '../../domain/catalogueItem';
import { Cancelled } from '../../domain/errors';
import { productKey } from '../../domain/product/product';
import type { Clock } from '../../ports/clock';
import type { OpeningNote } from '../../ports/queue/openingNote';
import { broughtDownSentence } from '../../words/queue/broughtDown';
import type { Trans } from '../../words/trans';
import type { DeskState } from '../state';
import type { Store } from '../store';

/** A product that is shown and read for this long, in ms, does not bring the page down. */
const HEALTHY = 5000;

export interface OpeningWatchOptions {
  readonly store: Store<DeskState>;
  /** Undefined if nothing outlives the page. */
  readonly openingNote?: OpeningNote;
  readonly clock: Pick<Clock, 'sleep'>;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
  readonly trans: Trans;
}

/**
 * Watches what the desk opens by itself when it starts. A product that brought the
 * page down then is not opened a second time before the person says so: otherwise
 * nobody could open the desk any more.
 */
export class OpeningWatch {
  private _noted: string | null = null;
  private _resting = false;
  private _unsubscribe: (() => void) | null = null;

  constructor(private readonly _options: OpeningWatchOptions) {}

  /** The product that brought an earlier page down. */
  async left(): Promise<ItemKey | undefined> {
    try {
      return await this._options.openingNote?.left();
    } catch (error) {
      console.warn('What an earlier page opened last is not known.', error);
      return undefined;
    }
  }

  /** Shows, in the product's place, why it is not opened. */
  refuse({ productId }: ItemKey): void {
    const { store, trans } = this._options;
    const problem = {
      kind: 'Unexpected' as const,
      ...broughtDownSentence(productId, trans)
    };
    store.set({ open: { state: 'failed', productId, problem } });
  }

  /** From here on, until the first product has been shown and read for a while, or the person goes to another. */
  begin(): void {
    const { store, openingNote } = this._options;
    if (openingNote && this._unsubscribe === null) {
      this._unsubscribe = store.subscribe(() => this._look());
    }
  }

  /** The page is left, or the desk is closed. */
  end(): void {
    this._unsubscribe?.();
    this._unsubscribe = null;
    if (this._noted !== null) {
      this._noted = null;
      this._options.openingNote?.end();
    }
  }

  private _look(): void {
    const { open, category } = this._options.store.state;
    if (open.state === 'none' || category === null) {
      return;
    }
    if (open.state === 'failed') {
      if (this._noted !== null) {
        this.end();
      }
      return;
    }
    const key =
      open.state === 'open'
        ? productKey(open.product)
        : { subCategory: category.subCategory, productId: open.productId };
    const name = itemName(key);
    if (this._noted === null) {
      this._noted = name;
      this._options.openingNote?.begin(key);
    } else if (name !== this._noted) {
      // The person has gone on, so the page works. A resume may open what they
      // went to once.
      this.end();
      return;
    }
    const isRead =
      open.state === 'open' &&
      open.claimState !== 'asked' &&
      open.meta !== null &&
      open.meta.state !== 'loading';
    if (isRead && !this._resting) {
      void this._rest();
    }
  }

  private async _rest(): Promise<void> {
    const { clock, signal } = this._options;
    this._resting = true;
    try {
      await clock.sleep(HEALTHY, signal);
      this.end();
    } catch (error) {
      if (!(error instanceof Cancelled)) {
        throw error;
      }
    } finally {
      this._resting = false;
    }
  }
}
