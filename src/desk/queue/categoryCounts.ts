import type { CatalogueItem } from '../../domain/catalogueItem';
import { countersKey, sameCategory } from '../../domain/catalogueItem';
import type { JournalRecord } from '../../domain/edits/intention';
import { statusAsked } from '../../domain/edits/statusAsked';
import { readCounters } from '../../domain/product/counters';
import type { Product } from '../../domain/product/product';
import { addCounts, statusMove } from '../../domain/product/status';
import type { Catalogue } from '../../ports/product/catalogue';
import type { ChangeFollower } from '../saving/changeFollower';
import type { DeskState } from '../state';
import type { Store } from '../store';

export interface CategoryCountsOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Pick<Catalogue, 'item'>;
}

/**
 * How many products of the category have each status, as the table has them. A
 * change of ours is counted when it is saved; those of others are counted when the
 * counters are read again.
 */
export class CategoryCounts implements ChangeFollower {
  /** Our changes so far, so that counters that were read meanwhile are read again. */
  private _moves = 0;

  constructor(private readonly _options: CategoryCountsOptions) {}

  /** Counters are optional: the queue works without them. */
  async read(): Promise<void> {
    const { store, catalogue } = this._options;
    const { category } = store.state;
    if (!category) {
      return;
    }
    const isShown = (): boolean => sameCategory(store.state.category, category);
    try {
      let moves: number;
      let item: CatalogueItem | undefined;
      do {
        // A change that is saved meanwhile may or may not be in what is read.
        moves = this._moves;
        item = await catalogue.item(countersKey(category));
      } while (moves !== this._moves && isShown());
      if (isShown()) {
        store.set({ counts: readCounters(item) });
      }
    } catch (error) {
      console.warn('The counters could not be read.', error);
      store.set({ counts: undefined });
    }
  }

  saved(
    { intention }: Pick<JournalRecord, 'intention'>,
    before: Product,
    after: Product
  ): void {
    const { store } = this._options;
    const { category, counts } = store.state;
    if (!sameCategory(category, after) || !statusAsked(intention)) {
      return;
    }
    this._moves++;
    if (before.status === after.status) {
      // Another tab saved it, so only the table knows the counts.
      void this.read();
    } else if (counts) {
      const move = statusMove(before.status, after.status);
      store.set({ counts: addCounts(counts, move) });
    }
  }
}
