import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { countersKey, sameCategory } from '../../../domain/catalogueItem';
import { readCounters } from '../../../domain/product/counters';
import { ChangeRefused, Conflict, CurationError } from '../../../domain/errors';
import {
  MAX_BATCH_BYTES,
  itemBytes,
  newItem
} from '../../../domain/jobs/migrate/newItem';
import { productKey } from '../../../domain/product/product';
import type { Catalogue } from '../../../ports/product/catalogue';
import { MAX_CREATED } from '../../../ports/product/catalogue';
import { endsRun } from '../longRun';
import type { LongRun } from '../longRun';
import { lookAtExisting } from './again/takeExisting';
import type { ReadyProduct } from './productMigration';
import type { MigrationTally } from './migrateReport';
import { recount } from '../../product/recount';

/** Another program may create products at the same time. The migration gives up after this many tries. */
const TRIES = 10;

/**
 * Creates the items of products whose objects are there. Each transaction has
 * products of one category, and its counters.
 */
export class ItemBatches {
  private batch: ReadyProduct[] = [];
  private bytes = 0;
  /** The last creation time that was given, in ms. */
  private last = 0;

  /** @param now - ms since the epoch */
  constructor(
    private readonly catalogue: Catalogue,
    private readonly tally: MigrationTally,
    private readonly now: () => number,
    private readonly run: LongRun
  ) {}

  /** Adds a product. If the batch is full or of another category, it is created first. */
  async add(ready: ReadyProduct): Promise<void> {
    const bytes = itemBytes(
      newItem(ready.source, ready.paths, '', ready.packEtag)
    );
    const [first] = this.batch;
    if (
      this.batch.length === MAX_CREATED ||
      this.bytes + bytes > MAX_BATCH_BYTES ||
      (first && !sameCategory(first.source, ready.source))
    ) {
      await this.flush();
    }
    this.batch.push(ready);
    this.bytes += bytes;
  }

  /**
   * Creates the products that wait. Their objects are there, so the run waits
   * for the table.
   */
  async flush(): Promise<void> {
    const waiting = this.batch;
    this.batch = [];
    this.bytes = 0;
    await this.create(waiting);
  }

  private async create(products: readonly ReadyProduct[]): Promise<void> {
    let waiting = products;
    try {
      await this.run.insist(() =>
        this.tryToCreate(waiting, rest => (waiting = rest))
      );
    } catch (error) {
      if (!(error instanceof CurationError) || endsRun(error)) {
        throw error;
      }
      const [only, ...others] = waiting;
      if (others.length === 0) {
        this.tally.needsPerson(only.source, { code: 'not-created', error });
        this.tally.productsDone(1);
        return;
      }
      // The table refuses one of them.
      for (const one of waiting) {
        await this.create([one]);
      }
    }
  }

  /** @param left - gets those that are still to be created */
  private async tryToCreate(
    products: readonly ReadyProduct[],
    left: (rest: readonly ReadyProduct[]) => void
  ): Promise<void> {
    let waiting = products;
    for (let tries = 0; waiting.length > 0; tries++) {
      const category = categoryOf(waiting[0]);
      await this.ensureCounters(category);
      try {
        await this.catalogue.create(category, waiting.map(this.itemOf));
        this.tally.created += waiting.length;
        this.tally.productsDone(waiting.length);
        return;
      } catch (error) {
        if (!(error instanceof ChangeRefused) || tries === TRIES) {
          throw error;
        }
        waiting = await this.withoutExisting(waiting);
        left(waiting);
      }
    }
  }

  /** Each product has a time of its own, so that the order by time is total. */
  private readonly itemOf = ({
    source,
    paths,
    packEtag
  }: ReadyProduct): CatalogueItem => {
    this.last = Math.max(this.now(), this.last + 1);
    return newItem(source, paths, new Date(this.last).toISOString(), packEtag);
  };

  /** A transaction counts only its own products, so older ones must be counted before it. */
  private async ensureCounters(category: Category): Promise<void> {
    const counters = await this.catalogue.item(countersKey(category));
    if (
      readCounters(counters) === undefined &&
      (await recount(this.catalogue, category)) === undefined
    ) {
      throw new Conflict('counters-restless', category);
    }
  }

  private async withoutExisting(
    waiting: readonly ReadyProduct[]
  ): Promise<ReadyProduct[]> {
    const rest: ReadyProduct[] = [];
    for (const ready of waiting) {
      const item = await this.catalogue.item(productKey(ready.source));
      if (item === undefined) {
        rest.push(ready);
      } else {
        lookAtExisting(this.tally, ready, item);
        this.tally.productsDone(1);
      }
    }
    return rest;
  }
}

function categoryOf({ source }: ReadyProduct): Category {
  return {
    mainCategory: source.mainCategory,
    subCategory: source.subCategory
  };
}
