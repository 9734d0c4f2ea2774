import type { Edit } from '../app/edit';
import type { ItemKey } from '../domain/catalogueItem';
import type { Product } from '../domain/product';
import { productKey } from '../domain/product';
import type { Problem } from './problem';
import { asProblem } from './problem';
import type { FailedSave, SavingState } from './state';

/** One asked change and what it is called. */
interface Waiting {
  readonly edit: Edit;
  readonly label: string;
}

/** The changes of one product: one after another, each on what the last left. */
interface Lane {
  saved: Product;
  readonly waiting: Waiting[];
  running: Promise<void> | null;
  problem: Problem | null;
}

export interface SavingOptions {
  /** Something about `state` or a product changed. */
  readonly changed: (key: ItemKey) => void;
  /** A change is in the cloud; told before `changed`. */
  readonly saved: (before: Product, after: Product) => void;
  /** The product as it is now, for a retry after a conflict. */
  readonly reread: (key: ItemKey) => Promise<Product | undefined>;
}

/**
 * Carries out changes in the background, in order for each product; a product
 * that is stuck blocks no other.
 */
export class Saving {
  private readonly _lanes = new Map<string, Lane>();

  constructor(private readonly _options: SavingOptions) {}

  get state(): SavingState {
    const lanes = [...this._lanes.values()];
    const failed = lanes.flatMap(({ saved, waiting, problem }): FailedSave[] =>
      problem && waiting.length > 0
        ? [
            {
              productId: saved.productId,
              label: waiting[0].label,
              problem
            }
          ]
        : []
    );
    const waiting = lanes.reduce((sum, lane) => sum + lane.waiting.length, 0);
    return { waiting, failed };
  }

  /**
   * The product as it will be once what waits is saved, or undefined where
   * nothing waits. A change that no longer fits, after a retry read what
   * somebody else did, is left out: carrying it out will say why.
   */
  projected(key: ItemKey): Product | undefined {
    const lane = this._lanes.get(laneKey(key));
    return lane?.waiting.reduce<Product>((product, { edit }) => {
      try {
        return edit.project(product);
      } catch {
        return product;
      }
    }, lane.saved);
  }

  /**
   * Takes a change on.
   *
   * @param product - as shown, where nothing waits yet
   * @returns the product as it will be
   * @throws what `project` throws; then nothing was taken on
   */
  add(product: Product, edit: Edit, label: string): Product {
    const key = productKey(product);
    const lane = this._lanes.get(laneKey(key)) ?? {
      saved: product,
      waiting: [],
      running: null,
      problem: null
    };
    const after = edit.project(this.projected(key) ?? product);
    lane.waiting.push({ edit, label });
    this._lanes.set(laneKey(key), lane);
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
      this._stuck().map(async lane => {
        const key = productKey(lane.saved);
        try {
          const now = await this._options.reread(key);
          if (now !== undefined) {
            lane.saved = now;
          }
          lane.problem = null;
          this._run(lane);
        } catch (error) {
          lane.problem = asProblem(error);
        }
        this._options.changed(key);
      })
    );
  }

  /**
   * Gives up what failed and what waits behind it.
   *
   * @returns the keys of the products that are to be read again
   */
  discard(): readonly ItemKey[] {
    const keys = this._stuck().map(lane => productKey(lane.saved));
    keys.forEach(key => {
      this._lanes.delete(laneKey(key));
      this._options.changed(key);
    });
    return keys;
  }

  private _stuck(): readonly Lane[] {
    return [...this._lanes.values()].filter(lane => lane.problem !== null);
  }

  private _run(lane: Lane): void {
    if (lane.running === null && lane.problem === null) {
      lane.running = this._drain(lane).finally(() => {
        lane.running = null;
      });
    }
  }

  private async _drain(lane: Lane): Promise<void> {
    const key = productKey(lane.saved);
    while (lane.waiting.length > 0) {
      try {
        const before = lane.saved;
        const after = await lane.waiting[0].edit.carryOut(before);
        lane.saved = after;
        lane.waiting.shift();
        this._options.saved(before, after);
      } catch (error) {
        lane.problem = asProblem(error);
        if (lane.problem.kind === 'Unexpected') {
          console.error(error);
        }
        break;
      }
      if (lane.waiting.length === 0) {
        this._lanes.delete(laneKey(key));
      }
      this._options.changed(key);
    }
    this._options.changed(key);
  }
}

function laneKey({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}
