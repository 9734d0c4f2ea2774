import { inOrder } from '../../app/inOrder';
import type { ReadMeta } from '../../app/product/readMeta';
import { itemName } from '../../domain/catalogueItem';
import type { ProductAddress } from '../../domain/product/objectKey';
import type { QueueRow } from '../../domain/product/product';
import { productKey } from '../../domain/product/product';
import type { DeskState } from '../state';
import type { Store } from '../store';
import type { Queue } from './queue';

/** Files that are read at the same time: few, because nobody waits for them. */
const AT_ONCE = 2;

/** The most rows that are looked at; a list on a large screen shows fewer. */
const MOST_ROWS = 40;

export interface RowNamesOptions {
  readonly store: Pick<Store<DeskState>, 'state'>;
  readonly queue: Pick<Queue, 'noteName'>;
  readonly metaFiles: {
    readAhead(address: ProductAddress): Promise<ReadMeta>;
  };
  readonly paintGate: { quiet(): Promise<void> };
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
  /** 0 = nothing is read that nobody asked for, for example to save data. */
  readonly productsAhead: () => number;
}

/**
 * Reads the names of the products whose rows are in sight, once each, when
 * nothing else is going on. The table has no names: they are in `meta.json`.
 */
export class RowNames {
  private _round = 0;
  /** Products whose file was read, or could not be. */
  private readonly _asked = new Set<string>();

  constructor(private readonly _options: RowNamesOptions) {}

  /** The rows from one index to another are in sight. Only the last call counts. */
  async show(from: number, to: number): Promise<void> {
    const { store, paintGate, queue, signal, productsAhead } = this._options;
    const round = ++this._round;
    await paintGate.quiet();
    const isOver = (): boolean => signal.aborted || round !== this._round;
    const { team, offline } = store.state;
    if (isOver() || productsAhead() === 0 || offline || !team.known) {
      return;
    }
    const found: [QueueRow, string][] = [];
    const read = async (row: QueueRow): Promise<boolean> => {
      const name = await this._nameOf(row);
      if (name) {
        found.push([row, name]);
      }
      // After a failure the next one would fail, too.
      return name !== null && !isOver();
    };
    const nameless = this._nameless(from, Math.min(to, from + MOST_ROWS));
    for await (const goesOn of inOrder(nameless, AT_ONCE, read)) {
      if (!goesOn) {
        break;
      }
    }
    // Together, so that the list is rendered once.
    found.forEach(([row, name]) => queue.noteName(productKey(row), name));
  }

  private _nameless(from: number, to: number): readonly QueueRow[] {
    return this._options.store.state.queue.rows
      .slice(Math.max(0, from), to + 1)
      .filter(
        row =>
          row.name === undefined && !this._asked.has(itemName(productKey(row)))
      );
  }

  /** @returns null if the file could not be read */
  private async _nameOf(row: QueueRow): Promise<string | null | undefined> {
    this._asked.add(itemName(productKey(row)));
    try {
      const file = await this._options.metaFiles.readAhead(row);
      return file.kind === 'meta' ? file.meta.name : undefined;
    } catch (error) {
      // The row shows the id. The desk tells of a problem when the product is opened.
      console.debug(`The name of ${row.productId} was not read.`, error);
      return null;
    }
  }
}
