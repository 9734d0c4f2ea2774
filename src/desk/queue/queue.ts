import type { QueueCursor, QueuePage } from '../../app/queue/listQueue';
import { listQueue } from '../../app/queue/listQueue';
import type { ItemKey } from '../../domain/catalogueItem';
import { heldByOther } from '../../domain/product/claim';
import type { Product, QueueRow } from '../../domain/product/product';
import {
  productKey,
  readQueueRow,
  sameProduct
} from '../../domain/product/product';
import { flagNamed } from '../../domain/board/flagNamed';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import { filterFor, readFilter } from '../../domain/queue/queueFilter';
import {
  areConsistent,
  countedAs,
  isStatus
} from '../../domain/product/status';
import type { Catalogue } from '../../ports/product/catalogue';
import type { Clock } from '../../ports/clock';
import type { Trans } from '../../words/trans';
import { KnownNames } from './knownNames';
import { remarkOn } from './queueRemark';
import type { KnownItems } from '../knownItems';
import { asProblem } from '../../words/errors';
import type { DeskState, QueueEntry, QueueState } from '../state';
import { rowIndexOf } from '../state';
import type { Store } from '../store';
import type { ChangeFollower } from '../saving/changeFollower';
import type { ChangeQueue } from '../saving/changeQueue';
import type { CategoryCounts } from './categoryCounts';

/** One run of reading, until there are enough rows. */
interface Reading {
  readonly controller: AbortController;
  /** Resolves when the page that is being read is in the rows, or has failed. */
  page: Promise<void>;
}

export interface QueueOptions {
  readonly store: Store<DeskState>;
  readonly catalogue: Catalogue;
  readonly clock: Pick<Clock, 'now'>;
  readonly known: Pick<KnownItems, 'put'>;
  readonly changes: Pick<ChangeQueue, 'unsavedStatus'>;
  readonly counts: Pick<CategoryCounts, 'read'>;
  readonly claimId: string;
  readonly pageSize: number;
  readonly trans: Trans;
}

/** The list of products to work through: a snapshot, read by pages. */
export class Queue implements ChangeFollower {
  /** Where reading goes on; undefined at the beginning. */
  private _next: QueueCursor | undefined;
  private _allRead = true;
  private _reading: Reading | null = null;
  /**
   * Which row shows which product: an index that changes while it is read
   * returns some twice. Pages only add to it, because a row never moves.
   */
  private _rowIndexes = new Map<string, number>();

  private readonly _names = new KnownNames();

  constructor(private readonly _options: QueueOptions) {}

  /**
   * Takes a new snapshot of the category and status that are shown. Resolves with
   * the first page; if few products match, further pages follow.
   */
  async load(): Promise<void> {
    this._next = undefined;
    this._allRead = false;
    this._rowIndexes = new Map();
    this._set({
      rows: [],
      rowIndexes: this._rowIndexes,
      read: 0,
      more: false,
      remark: null
    });
    await this._read(() => this._options.counts.read());
  }

  /** Reads on if there is more and nothing is being read. */
  async loadMore(): Promise<void> {
    if (!this._allRead && this._reading === null) {
      await this._read();
    }
  }

  /** Stops reading. What was read stays, and reading can go on later. */
  stop(): void {
    if (this._reading) {
      this.dispose();
      this._set({ state: 'ready', more: true, paused: true });
    }
  }

  /**
   * Takes a new snapshot with another filter or order. A flag may be named by
   * its id or by its label.
   *
   * @throws Invalid if it is not a filter
   */
  async filter(given: QueueFilter): Promise<void> {
    const { flags } = this._options.store.state.team.settings;
    const read = readFilter(given);
    const flag = read.flag && (flagNamed(flags, read.flag)?.id ?? read.flag);
    this._set({
      filter: flag === undefined ? read : { ...read, flag },
      filterFormOpen: false
    });
    await this.load();
  }

  /** Sets the filter of the next snapshot. */
  resume(filter: QueueFilter): void {
    this._set({ filter });
  }

  /** Shows all products again; the order stays. */
  async clearFilter(): Promise<void> {
    const { order } = this._options.store.state.queue.filter;
    await this.filter({ order });
  }

  /** Shows or hides the form of the filter. */
  ask(filterFormOpen: boolean): void {
    this._set({ filterFormOpen });
  }

  /**
   * The next row that is neither finished nor held by another. Reads on if needed,
   * until reading pauses, is stopped, or fails.
   */
  async following(key: ItemKey | undefined): Promise<QueueEntry | undefined> {
    for (let wentOn = false; ; wentOn = true) {
      const row = this._nextFree(key);
      if (row) {
        return row;
      }
      const { paused, state } = this._options.store.state.queue;
      if (this._reading) {
        await this._reading.page;
      } else if (
        !this._allRead &&
        !(wentOn && (paused || state === 'failed'))
      ) {
        await this.loadMore();
      } else {
        return undefined;
      }
    }
  }

  /** The first row that is neither finished nor held by another, apart from a product's own. */
  firstFree(except: ItemKey | undefined): QueueEntry | undefined {
    return this._rows().find(row => isFree(row) && !sameProduct(row, except));
  }

  /** How many rows are neither finished nor held by another. */
  get freeRows(): number {
    return this._rows().filter(isFree).length;
  }

  /** The product of the row above that of a product, finished or not. */
  rowBefore(key: ItemKey | undefined): ItemKey | undefined {
    const row = this._rows()[this._rowIndex(key) - 1];
    return row && productKey(row);
  }

  /** Whether a product can be worked on, according to its row. */
  isFree(key: ItemKey): boolean {
    const row = this._rows()[this._rowIndex(key)];
    return row === undefined || isFree(row);
  }

  /** A product was read: its row shows what others did to it since the snapshot. */
  noteSeen(key: ItemKey, heldBy: string | null, status?: string): void {
    const row = this._rows()[this._rowIndex(key)];
    const known = row && (row.done ?? row.status);
    if (row && status !== undefined && isStatus(status) && known !== status) {
      this.mark(key, { heldBy, done: status === row.status ? null : status });
    } else {
      this.mark(key, { heldBy });
    }
  }

  /** The name of a product was read. */
  noteName(key: ItemKey, name: string): void {
    this._names.put(key, name);
    this.mark(key, { name });
  }

  /** The products that Next would open after one, as far as the queue was read. */
  upcoming(key: ItemKey, count: number): readonly QueueEntry[] {
    const rows = this._rows();
    const at = rows.findIndex(row => sameProduct(row, key));
    const coming: QueueEntry[] = [];
    for (let i = at + 1; i < rows.length && coming.length < count; i++) {
      if (isFree(rows[i])) {
        coming.push(rows[i]);
      }
    }
    return coming;
  }

  /** Marks what happened to a product since the snapshot; its row keeps its place. */
  mark(
    key: ItemKey,
    patch: Partial<Omit<QueueEntry, 'subCategory' | 'productId'>>
  ): void {
    const at = this._rowIndex(key);
    const row = this._rows()[at];
    const changes = Object.entries(patch).some(
      ([name, value]) => row?.[name as keyof QueueEntry] !== value
    );
    if (row && changes) {
      const rows = this._rows().slice();
      rows[at] = { ...row, ...patch };
      this._set({ rows });
    }
  }

  /** What we did to a product's status is marked on its row until the table has it. */
  changed(key: ItemKey): void {
    const unsaved = this._options.changes.unsavedStatus(key) ?? null;
    const before = this._rows()[this._rowIndex(key)]?.unsaved ?? null;
    if (unsaved?.to !== before?.to || unsaved?.failed !== before?.failed) {
      this.mark(key, { unsaved });
    }
  }

  /** The row of a product that we changed shows it as the table has it now. */
  saved(_record: unknown, _before: unknown, after: Product): void {
    const { known } = this._options;
    known.put(after.item);
    const read = readQueueRow(after.item);
    const { imageCount, cover, lastUpdatedAt, note, flags } = read;
    const row = this._rows()[this._rowIndex(after)];
    this.mark(after, {
      imageCount,
      cover,
      lastUpdatedAt,
      note,
      flags,
      completedBy: read.completedBy,
      holdReason: read.holdReason,
      ...(isStatus(after.status) && {
        done: after.status === row?.status ? null : after.status
      })
    });
  }

  dispose(): void {
    this._reading?.controller.abort();
    this._reading = null;
  }

  private _rows(): readonly QueueEntry[] {
    return this._options.store.state.queue.rows;
  }

  /** -1 if no row shows it. */
  private _rowIndex(key: ItemKey | undefined): number {
    const { queue } = this._options.store.state;
    const at = rowIndexOf(queue, key?.productId);
    return sameProduct(queue.rows[at], key) ? at : -1;
  }

  private _nextFree(key: ItemKey | undefined): QueueEntry | undefined {
    const rows = this._rows();
    for (let i = this._rowIndex(key) + 1; i < rows.length; i++) {
      if (isFree(rows[i])) {
        return rows[i];
      }
    }
    return undefined;
  }

  private _set(patch: Partial<QueueState>): void {
    const { store } = this._options;
    store.set({ queue: { ...store.state.queue, ...patch } });
  }

  /** @param first - what to wait for before the first request */
  private _read(first?: () => Promise<void>): Promise<void> {
    this.dispose();
    const reading: Reading = {
      controller: new AbortController(),
      page: Promise.resolve()
    };
    this._reading = reading;
    this._set({ state: 'loading', problem: null, paused: false });
    const begin = async (): Promise<void> => {
      await first?.();
      const pages = this._pages(reading);
      if (pages && this._reading === reading) {
        await this._take(reading, pages);
      }
    };
    reading.page = begin();
    return reading.page;
  }

  private _pages({
    controller: { signal }
  }: Reading): AsyncIterator<QueuePage> | undefined {
    const { store, catalogue, pageSize } = this._options;
    const { category, status, counts, queue } = store.state;
    if (!category) {
      return undefined;
    }
    const field = countedAs(status);
    return listQueue(
      catalogue,
      {
        category,
        status,
        limit: pageSize,
        filter: filterFor(queue.filter, status),
        from: this._next,
        nameOf: key => this._names.of(key)
      },
      // Wrong counters would hide products that the index does not have yet.
      field && counts && areConsistent(counts) ? counts[field] : undefined,
      signal
    );
  }

  /** Takes one page into the rows; the following pages come by themselves. */
  private async _take(
    reading: Reading,
    pages: AsyncIterator<QueuePage>
  ): Promise<void> {
    try {
      const { value: page } = await pages.next();
      if (this._reading === reading) {
        this._show(page);
        if (page.ended === null) {
          reading.page = this._take(reading, pages);
        } else {
          this._reading = null;
        }
      }
    } catch (error) {
      if (this._reading === reading) {
        this._reading = null;
        this._set({
          state: 'failed',
          problem: asProblem(error, this._options.trans)
        });
      }
    }
  }

  private _show(page: QueuePage): void {
    const { rows, items, read, next, source, foreign, ended } = page;
    const { store, known, trans } = this._options;
    const { category, queue } = store.state;
    const fresh = rows.filter(({ productId }) => {
      const isNew = !this._rowIndexes.has(productId);
      if (isNew) {
        this._rowIndexes.set(productId, this._rowIndexes.size);
      }
      return isNew;
    });
    items.forEach(item => known.put(item));
    this._next = next;
    this._allRead = next === undefined;
    this._set({
      rows: queue.rows.concat(fresh.map(this._entry)),
      read: queue.read + read,
      state: ended === null ? 'loading' : 'ready',
      more: next !== undefined,
      paused: ended === 'many-requests',
      remark:
        (category && remarkOn(source, category, foreign, trans)) ?? queue.remark
    });
  }

  private readonly _entry = (row: QueueRow): QueueEntry => {
    const { claimId, clock, changes } = this._options;
    return {
      ...row,
      done: null,
      unsaved: changes.unsavedStatus(row) ?? null,
      heldBy: heldByOther(row.claim, claimId, clock.now())
        ? (row.claim?.by ?? null)
        : null
    };
  };
}

function isFree({ done, unsaved, heldBy }: QueueEntry): boolean {
  return done === null && unsaved === null && heldBy === null;
}
