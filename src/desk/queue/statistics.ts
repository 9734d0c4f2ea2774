import { readStatistics } from '../../app/queue/readStatistics';
import type { Category } from '../../domain/catalogueItem';
import { NO_STATISTICS } from '../../domain/queue/statistics';
import type { Catalogue } from '../../ports/product/catalogue';
import { asProblem } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { DeskState, StatisticsState } from '../state';
import type { Store } from '../store';

export interface StatisticsOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Catalogue;
  readonly trans: Trans;
}

/** Reads the statistics of the category that is shown, while they are open. */
export class Statistics {
  private _reading: AbortController | null = null;
  private _unfollow: (() => void) | null = null;

  constructor(private readonly _options: StatisticsOptions) {}

  /** Shows them and begins to read. Resolves when all is read, or reading has ended. */
  async show(): Promise<void> {
    const { store } = this._options;
    const { category } = store.state;
    if (category) {
      this.close();
      this._unfollow = this._closeWhenLeft();
      store.set({
        statistics: {
          category,
          state: 'loading',
          problem: null,
          value: NO_STATISTICS
        }
      });
      await this._read(category);
    }
  }

  /** Stops reading; what was read stays in sight. */
  stop(): void {
    if (this._reading) {
      this._end();
      this._set({ state: 'stopped' });
    }
  }

  /** Stops reading and hides them. */
  close(): void {
    this._end();
    this._unfollow?.();
    this._unfollow = null;
    if (this._options.store.state.statistics) {
      this._options.store.set({ statistics: null });
    }
  }

  private _end(): void {
    this._reading?.abort();
    this._reading = null;
  }

  private async _read(category: Category): Promise<void> {
    const reading = new AbortController();
    this._reading = reading;
    const { catalogue } = this._options;
    try {
      const states = readStatistics(catalogue, category, reading.signal);
      for await (const value of states) {
        if (this._reading !== reading) {
          return;
        }
        this._set({ value });
      }
      if (this._reading === reading) {
        this._set({ state: 'ready' });
      }
    } catch (error) {
      // `stop` and `close` have shown how it ended.
      if (this._reading === reading) {
        this._set({
          state: 'failed',
          problem: asProblem(error, this._options.trans)
        });
      }
    } finally {
      if (this._reading === reading) {
        this._reading = null;
      }
    }
  }

  private _set(patch: Partial<StatisticsState>): void {
    const { store } = this._options;
    const { statistics } = store.state;
    if (statistics) {
      store.set({ statistics: { ...statistics, ...patch } });
    }
  }

  /** They cover the product: they close when another product, another category or a large image is to be seen. */
  private _closeWhenLeft(): () => void {
    const { store } = this._options;
    const before = viewOf(store.state);
    return store.subscribe(() => {
      if (viewOf(store.state) !== before) {
        this.close();
      }
    });
  }
}

function viewOf({ category, open }: DeskState): string {
  const productId =
    open.state === 'open'
      ? open.product.productId
      : open.state === 'none'
        ? ''
        : open.productId;
  const viewing = open.state === 'open' ? open.viewing : null;
  return JSON.stringify([category, productId, viewing]);
}
