import type { Category } from '../../../domain/catalogueItem';
import { sameCategory } from '../../../domain/catalogueItem';
import type { SourceProduct, SourceTree } from '../../../ports/jobs/sourceTree';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { Dataset } from '../../cloud';
import { Gate } from '../gate';
import { inOrder } from '../inOrder';
import { updateProductCounts } from './migrateCounts';
import { ItemBatches } from './migrateItems';
import { migrateProduct } from './migrateProduct';
import type { ProductOutcome } from './migrateProduct';
import { MigrationTally } from './migrateReport';
import type { MigrationProgress, MigrationReport } from './migrateReport';

/** Files that are read and sent at a time. All of them are in memory. */
const FILES_AT_ONCE = 32;

/** Products at a time. The first file of each is sent alone, so there must be enough of them to use the whole bandwidth. */
const PRODUCTS_AT_ONCE = 32;

export interface MigrationDataset extends Dataset {
  readonly tree: SourceTree;
}

export interface MigrationOptions {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Reads everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops it: files that are being sent are finished, and complete products are created. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: MigrationProgress) => void;
  /** The ETag, without quotes, that an object of these bytes usually has. With it, a file that is there need not be sent again. */
  readonly etagOf?: (bytes: Uint8Array) => string;
  /** Makes a pack of thumbnails for each new product. Default: no packs. */
  readonly thumbnails?: ThumbnailMaker;
}

/**
 * Copies local products into the bucket and the table: first a product's
 * images, then its `meta.json` and its pack, then its item. Products that the
 * table has stay as they are. It may be stopped at any point and run again; it
 * writes nothing if everything is there.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn, NotAllowed,
 * Unreachable or Throttled if the service refuses
 */
export async function migrate(
  { tree, catalogue, images, prefix }: MigrationDataset,
  options: MigrationOptions
): Promise<MigrationReport> {
  const { now, dryRun = false } = options;
  const failure = new AbortController();
  const signal = options.signal
    ? AbortSignal.any([options.signal, failure.signal])
    : failure.signal;
  const tally = new MigrationTally(options.onProgress);
  const batches = new ItemBatches(catalogue, tally, now);
  const inCatalogue = new Categories();
  const gate = new Gate(FILES_AT_ONCE);
  const migration = {
    catalogue,
    images,
    prefix,
    gate,
    tally,
    dryRun,
    signal,
    etagOf: options.etagOf,
    thumbnails: options.thumbnails
  };
  // One failure ends the migration: no other product begins a file.
  const migrateOne = (source: SourceProduct): Promise<ProductOutcome> =>
    migrateProduct(migration, source).catch((error: unknown) => {
      failure.abort();
      throw error;
    });
  let stopped = false;

  const take = async (outcome: ProductOutcome): Promise<void> => {
    switch (outcome.kind) {
      case 'stopped':
        stopped = true;
        return;
      case 'ready':
        inCatalogue.add(outcome.ready.source);
        if (dryRun) {
          tally.created++;
          tally.productsDone(1);
        } else {
          await batches.add(outcome.ready);
        }
        return;
      case 'existing':
        inCatalogue.add(outcome.source);
    }
    tally.productsDone(1);
  };

  const products = tree.products(skipped => tally.skipped.push(skipped));
  try {
    for await (const outcome of inOrder(
      until(products, signal, () => (stopped = true)),
      PRODUCTS_AT_ONCE,
      migrateOne
    )) {
      await take(outcome);
    }
  } finally {
    // Also after a failure, so that no complete product is without its item.
    await batches.flush();
  }
  const categories = dryRun
    ? []
    : await updateProductCounts(catalogue, inCatalogue.list, now);
  const { created, existing, imagesSent, imagesThere, bytesSent } = tally;
  const { packs, unpacked, skipped, forPerson } = tally;
  return {
    dryRun,
    stopped,
    created,
    existing,
    imagesSent,
    imagesThere,
    bytesSent,
    packs,
    unpacked,
    skipped,
    forPerson,
    categories
  };
}

/** The categories that were found, each once. */
class Categories {
  readonly list: Category[] = [];

  add(category: Category): void {
    if (!this.list.some(known => sameCategory(known, category))) {
      this.list.push(category);
    }
  }
}

/** The products until the signal is aborted. */
async function* until(
  products: AsyncIterable<SourceProduct>,
  signal: AbortSignal,
  onStop: () => void
): AsyncGenerator<SourceProduct> {
  for await (const product of products) {
    if (signal.aborted) {
      onStop();
      return;
    }
    yield product;
  }
}
