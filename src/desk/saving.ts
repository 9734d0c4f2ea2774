import type { Edit } from '../app/edit';
import type { ItemKey } from '../domain/catalogueItem';
import { NotFound } from '../domain/errors';
import type { JournalRecord } from '../domain/intention';
import type { Product } from '../domain/product';
import { productKey } from '../domain/product';
import type { Journal } from '../ports/journal';
import type { Problem } from './problem';
import { asProblem } from './problem';
import type { FailedSave, SavingState } from './state';

/** One asked change. */
interface Waiting {
  readonly record: JournalRecord;
  readonly edit: Edit;
  /** Resolves once the record is on disk: no request goes out before. */
  stored: Promise<void>;
}

/** The changes of one product: one after another, each on what the last left. */
interface Lane {
  readonly key: ItemKey;
  /** As it is in the cloud, as far as we know; undefined = to be read first. */
  saved: Product | undefined;
  readonly waiting: Waiting[];
  running: Promise<void> | null;
  problem: Problem | null;
}

export interface SavingOptions {
  readonly journal: Journal;
  readonly editOf: (record: JournalRecord) => Edit;
  /** Something about `state` or a product changed. */
  readonly changed: (key: ItemKey) => void;
  /** A change is in the cloud; told before `changed`. */
  readonly saved: (before: Product, after: Product) => void;
  /** The product as it is now; undefined where it is gone. */
  readonly reread: (key: ItemKey) => Promise<Product | undefined>;
}

/**
 * Carries out changes in the background, in order for each product; a product
 * that is stuck blocks no other. Each is in the journal before its first
 * request, and until it is in the cloud.
 */
export class Saving {
  private readonly _lanes = new Map<string, Lane>();

  constructor(private readonly _options: SavingOptions) {}

  get state(): SavingState {
    const lanes = [...this._lanes.values()];
    const failed = lanes.flatMap(({ key, waiting, problem }): FailedSave[] =>
      problem && waiting.length > 0
        ? [
            {
              productId: key.productId,
              label: waiting[0].record.label,
              problem
            }
          ]
        : []
    );
    const waiting = lanes.reduce((sum, lane) => sum + lane.waiting.length, 0);
    return { waiting, failed };
  }

  /** Takes up what an earlier page left in the journal. */
  takeUp(records: readonly JournalRecord[]): void {
    for (const record of records) {
      const lane = this._lane(record.product, undefined);
      lane.waiting.push({
        record,
        edit: this._options.editOf(record),
        stored: Promise.resolve()
      });
    }
    this._lanes.forEach(lane => {
      this._run(lane);
      this._options.changed(lane.key);
    });
  }

  /**
   * The product as it will be once what waits is saved, or undefined where
   * nothing waits or nothing is known of it. A change that no longer fits is
   * left out: carrying it out will say why.
   */
  projected(key: ItemKey): Product | undefined {
    const lane = this._lanes.get(laneKey(key));
    return lane?.saved && project(lane.saved, lane.waiting);
  }

  /**
   * Takes a change on.
   *
   * @param product - as shown, where nothing waits yet
   * @returns the product as it will be
   * @throws what `project` throws; then nothing was taken on
   */
  add(product: Product, record: JournalRecord): Product {
    const key = productKey(product);
    const edit = this._options.editOf(record);
    const after = edit.project(this.projected(key) ?? product);
    const stored = this._options.journal.append(record);
    // Awaited when its turn comes; until then it fails for nobody.
    stored.catch(() => undefined);
    const lane = this._lane(key, product);
    lane.waiting.push({ record, edit, stored });
    this._run(lane);
    this._options.changed(key);
    return after;
  }

  /** Resolves when nothing runs for a product: all is saved, or it is stuck. */
  async settled(key: ItemKey): Promise<void> {
    await this._lanes.get(laneKey(key))?.running;
  }

  /** Resolves when nothing runs at all. */
  async allSettled(): Promise<void> {
    await Promise.all([...this._lanes.values()].map(lane => lane.running));
  }

  /** Tries again what failed, on the products as they are now. */
  async retry(): Promise<void> {
    await Promise.all(
      this._stuck().map(lane => {
        lane.problem = null;
        lane.saved = undefined;
        const [first] = lane.waiting;
        first.stored = this._storedAgain(first);
        this._run(lane);
        this._options.changed(lane.key);
        return lane.running;
      })
    );
  }

  /**
   * Gives up what failed and what waits behind it.
   *
   * @returns the keys of the products that are to be read again
   */
  async discard(): Promise<readonly ItemKey[]> {
    const stuck = this._stuck();
    for (const { key, waiting } of stuck) {
      this._lanes.delete(laneKey(key));
      for (const { record } of waiting) {
        await this._options.journal.remove(record.opId);
      }
      this._options.changed(key);
    }
    return stuck.map(lane => lane.key);
  }

  private _stuck(): readonly Lane[] {
    return [...this._lanes.values()].filter(lane => lane.problem !== null);
  }

  private _lane(key: ItemKey, saved: Product | undefined): Lane {
    const name = laneKey(key);
    const lane = this._lanes.get(name) ?? {
      key,
      saved,
      waiting: [],
      running: null,
      problem: null
    };
    this._lanes.set(name, lane);
    return lane;
  }

  /** A record that did not reach the disk is written again. */
  private async _storedAgain({ record, stored }: Waiting): Promise<void> {
    try {
      await stored;
    } catch {
      await this._options.journal.append(record);
    }
  }

  private _run(lane: Lane): void {
    const { running, problem, waiting } = lane;
    if (running === null && problem === null && waiting.length > 0) {
      lane.running = this._drain(lane).finally(() => {
        lane.running = null;
        // A retry may have come between the failure and this end.
        this._run(lane);
      });
    }
  }

  private async _drain(lane: Lane): Promise<void> {
    const { journal, changed } = this._options;
    while (lane.waiting.length > 0) {
      const [next] = lane.waiting;
      try {
        await next.stored;
        await journal.alone(lane.key, () => this._carryOut(lane, next));
      } catch (error) {
        lane.problem = asProblem(error);
        if (lane.problem.kind === 'Unexpected') {
          console.error(error);
        }
        break;
      }
      if (lane.waiting.length === 0) {
        this._lanes.delete(laneKey(lane.key));
      }
      changed(lane.key);
    }
    changed(lane.key);
  }

  private async _carryOut(
    lane: Lane,
    { record, edit }: Waiting
  ): Promise<void> {
    const { journal, saved } = this._options;
    const mine = await journal.has(record.opId);
    if (!mine) {
      // Another tab did it, or gave it up: either way the product is as it is.
      lane.saved = undefined;
    }
    const before = lane.saved ?? (await this._read(lane.key));
    lane.saved = before;
    const after = mine ? await edit.carryOut(before) : before;
    await journal.remove(record.opId);
    lane.saved = after;
    lane.waiting.shift();
    saved(before, after);
  }

  private async _read(key: ItemKey): Promise<Product> {
    const product = await this._options.reread(key);
    if (product === undefined) {
      throw new NotFound(
        `${key.productId} is not in the table any more; what was to be changed is kept.`,
        { remedy: 'Discard it, or bring the product back and retry.' }
      );
    }
    return product;
  }
}

function project(product: Product, waiting: readonly Waiting[]): Product {
  return waiting.reduce((before, { edit }) => {
    try {
      return edit.project(before);
    } catch {
      return before;
    }
  }, product);
}

function laneKey({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}
