import type { QueueCursor, QueueSource } from '../app/listQueue';
import { listQueue } from '../app/listQueue';
import type { Category, ItemKey } from '../domain/catalogueItem';
import { countersKey } from '../domain/catalogueItem';
import { heldByOther } from '../domain/claim';
import { readCounters } from '../domain/counters';
import { Cancelled } from '../domain/errors';
import type { QueueRow } from '../domain/product';
import { sameProduct } from '../domain/product';
import {
  addCounts,
  areConsistent,
  countedAs,
  statusMove
} from '../domain/status';
import type { DeskContext } from './context';
import { asProblem } from './problem';
import type { QueueEntry, QueueState } from './state';

/** The list of products to work through: a snapshot, read by pages. */
export class Queue {
  private _next: QueueCursor | undefined;
  private _loading: AbortController | null = null;

  constructor(
    private readonly _context: DeskContext,
    private readonly _pageSize: number
  ) {}

  /** Takes a new snapshot of the category and status that are shown. */
  async load(): Promise<void> {
    this._loading?.abort();
    this._next = undefined;
    this._set({ rows: [], state: 'loading', problem: null, more: false });
    await this.readCounters();
    await this._readPage([]);
  }

  /** Reads the next page, where there is one and none is on its way. */
  async loadMore(): Promise<void> {
    if (this._next && this._loading === null) {
      await this._readPage(this._context.store.state.queue.rows);
    }
  }

  /** The next row that is not finished and not another's, reading on where needed. */
  async following(
    key: ItemKey | undefined,
    step: 1 | -1
  ): Promise<QueueEntry | undefined> {
    const at = (): number => this._rows().findIndex(row => sameKey(row, key));
    for (;;) {
      const rows = this._rows();
      for (let i = at() + step; i >= 0 && i < rows.length; i += step) {
        if (rows[i].done === null && rows[i].heldBy === null) {
          return rows[i];
        }
      }
      if (step < 0 || !this._next) {
        return undefined;
      }
      await this.loadMore();
      if (this._rows().length === rows.length && this._next) {
        return undefined;
      }
    }
  }

  /** Marks what happened to a product since the snapshot; its row keeps its place. */
  mark(
    key: ItemKey,
    patch: Partial<Pick<QueueEntry, 'done' | 'heldBy' | 'imageCount'>>
  ): void {
    const rows = this._rows();
    const at = rows.findIndex(row => sameKey(row, key));
    const changes = Object.entries(patch).some(
      ([name, value]) => rows[at]?.[name as keyof QueueEntry] !== value
    );
    if (at >= 0 && changes) {
      this._set({
        rows: rows.map((row, i) => (i === at ? { ...row, ...patch } : row))
      });
    }
  }

  /** Counts our own change at once; others' show with the next snapshot. */
  moveCount(from: string, to: string): void {
    const { store } = this._context;
    const { counts } = store.state;
    if (counts) {
      store.set({ counts: addCounts(counts, statusMove(from, to)) });
    }
  }

  /** Counters are a help: without them the queue works all the same. */
  async readCounters(): Promise<void> {
    const { store, cloud } = this._context;
    const { category } = store.state;
    if (!category) {
      return;
    }
    try {
      const item = await cloud.catalogue.item(countersKey(category));
      if (store.state.category === category) {
        store.set({ counts: readCounters(item) });
      }
    } catch (error) {
      console.warn('The counters could not be read.', error);
      store.set({ counts: undefined });
    }
  }

  dispose(): void {
    this._loading?.abort();
  }

  private _rows(): readonly QueueEntry[] {
    return this._context.store.state.queue.rows;
  }

  private _set(patch: Partial<QueueState>): void {
    const { store } = this._context;
    store.set({ queue: { ...store.state.queue, ...patch } });
  }

  private async _readPage(before: readonly QueueEntry[]): Promise<void> {
    const { store, cloud, trans } = this._context;
    const { category, status, counts } = store.state;
    if (!category) {
      return;
    }
    const controller = new AbortController();
    this._loading = controller;
    this._set({ state: 'loading', problem: null });
    try {
      const field = countedAs(status);
      const page = await listQueue(
        cloud.catalogue,
        { category, status, limit: this._pageSize, from: this._next },
        // Drifted ones would hide products that the index does not have yet.
        field && counts && areConsistent(counts) ? counts[field] : undefined,
        controller.signal
      );
      if (this._loading !== controller) {
        return;
      }
      this._next = page.next;
      this._set({
        rows: [...before, ...page.rows.filter(isNew(before)).map(this._entry)],
        state: 'ready',
        more: page.next !== undefined,
        remark: remarkOn(page.source, category, trans.__.bind(trans))
      });
    } catch (error) {
      if (this._loading === controller && !(error instanceof Cancelled)) {
        this._set({ state: 'failed', problem: asProblem(error) });
      }
    } finally {
      if (this._loading === controller) {
        this._loading = null;
      }
    }
  }

  private readonly _entry = (row: QueueRow): QueueEntry => {
    const { claimId, cloud } = this._context;
    return {
      ...row,
      done: null,
      heldBy: heldByOther(row.claim, claimId, cloud.clock.now())
        ? (row.claim?.by ?? null)
        : null
    };
  };
}

function isNew(rows: readonly QueueEntry[]): (row: QueueRow) => boolean {
  const ids = new Set(rows.map(row => row.productId));
  return row => !ids.has(row.productId);
}

function sameKey(row: QueueRow, key: ItemKey | undefined): boolean {
  return sameProduct(row, key);
}

function remarkOn(
  source: QueueSource,
  { subCategory }: Category,
  __: (text: string, ...args: unknown[]) => string
): string | null {
  switch (source) {
    case 'no-index':
      return __(
        'The table has no index by category, so the whole category is read, in the order of ids. Run setup to make it.'
      );
    case 'unstamped':
      return __(
        'The index by category has no products of %1 yet, so the whole category is read, in the order of ids. Rows are stamped in passing.',
        subCategory
      );
    default:
      return null;
  }
}
