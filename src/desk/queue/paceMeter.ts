import { keepNewest } from '../../domain/keepNewest';
import { itemName } from '../../domain/catalogueItem';
import type { JournalRecord } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import { dayAt } from '../../domain/product/timestamp';
import { median } from '../../domain/queue/pace';
import type { Clock } from '../../ports/clock';
import type { Tally } from '../../ports/queue/tally';
import type { ChangeFollower } from '../saving/changeFollower';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import type { Store } from '../store';

/** So many products are remembered while they wait to be saved, and so many times for the median. */
const MOST = 500;

export interface PaceMeterOptions {
  readonly store: Store<DeskState>;
  readonly clock: Pick<Clock, 'now'>;
  readonly tally: Tally;
}

/**
 * How many products were completed today, and how long one takes: from when it
 * comes onto the desk until it is completed or held. Both count what is in the
 * table, not what waits.
 */
export class PaceMeter implements ChangeFollower {
  private _shown: string | undefined;
  /** When a product came onto the desk last, by its name. */
  private readonly _began = new Map<string, number>();
  private _took: readonly number[] = [];

  constructor(private readonly _options: PaceMeterOptions) {
    _options.store.subscribe(() => this._follow());
    this._tell();
  }

  saved(
    { product, intention, at }: JournalRecord,
    before: Product,
    after: Product
  ): void {
    const { tally } = this._options;
    const isDone = ({ status }: Product): boolean => status === 'COMPLETED';
    if (isDone(before) !== isDone(after)) {
      tally.add(this._today, isDone(after) ? 1 : -1);
    }
    const began = this._began.get(itemName(product));
    if (
      (intention.kind === 'complete' || intention.kind === 'hold') &&
      began !== undefined &&
      began <= at
    ) {
      this._took = [...this._took, at - began].slice(-MOST);
    }
    this._tell();
  }

  private get _today(): string {
    return dayAt(this._options.clock.now());
  }

  private _follow(): void {
    const open = openProductOf(this._options.store.state);
    const name = open && itemName(open.product);
    if (name === this._shown) {
      return;
    }
    this._shown = name;
    if (name !== undefined) {
      this._began.delete(name);
      this._began.set(name, this._options.clock.now());
      keepNewest(this._began, MOST);
    }
  }

  private _tell(): void {
    const { store, tally } = this._options;
    const each = median(this._took);
    store.set({
      pace: {
        doneToday: tally.read(this._today),
        secondsEach: each === undefined ? null : Math.round(each / 1000)
      }
    });
  }
}
