import type { Category } from '../../../domain/catalogueItem';
import { sameCategory } from '../../../domain/catalogueItem';
import { SETTLED_AFTER } from '../../../ports/jobs/sourceTree';
import type {
  Skipped,
  SourceProduct,
  SourceTree
} from '../../../ports/jobs/sourceTree';
import type { Ids } from '../../../ports/clock';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { Dataset } from '../../cloud';
import { Gate } from '../gate';
import { inOrder } from '../../inOrder';
import { dryImages } from './dryImages';
import { ForeignCategories } from './foreignCategories';
import { updateProductCounts } from './migrateCounts';
import { ItemBatches } from './migrateItems';
import { migrateProduct } from './migrateProduct';
import type { ProductOutcome } from './migrateProduct';
import { MigrationTally } from './migrateReport';
import { StoredForms } from './storedForms';
import type { MigrationProgress, MigrationReport } from './migrateReport';

/** Files that are read and sent at a time. All of them are in memory. */
const FILES_AT_ONCE = 32;

/** Products that may fail one after another before the run ends: the service is gone, and the rest would fail too. */
const FAILURES_IN_A_ROW = 32;

/** Products at a time. The first file of each is sent alone, so there must be enough of them to use the whole bandwidth. */
const PRODUCTS_AT_ONCE = 32;

export interface MigrationDataset extends Dataset {
  readonly tree: SourceTree;
}

export interface MigrationOptions {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Of changes of products whose objects were replaced. */
  readonly ids: Ids;
  /** Reads everything, the local files too, and writes nothing. It reports what the run would. */
  readonly dryRun?: boolean;
  /** Stops it: files that are being sent are finished, and complete products are created. */
  readonly signal?: AbortSignal;
  /** Waits that many ms: until files that were just written are whole, and after races with other programs. Default: no waiting. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly onProgress?: (at: MigrationProgress) => void;
  /** The ETag, without quotes, that an object of these bytes usually has. With it, a file that is there need not be sent again. */
  readonly etagOf?: (bytes: Uint8Array) => string;
  /** Decodes each image before it is sent. Default: only its beginning and its end are looked at. */
  readonly decoder?: ImageDecoder;
  /** Compares the bytes of all files of products that the table has. Default: of those that may have changed by their size and time. */
  readonly checksums?: boolean;
  /** Puts whole files over objects that are no whole files, and where a named object is missing. */
  readonly replaceBroken?: boolean;
  /** Makes a pack of thumbnails for each new product. Default: no packs. */
  readonly thumbnails?: ThumbnailMaker;
}

/**
 * Copies local products into the bucket and the table: first a product's
 * images, then its `meta.json` and its pack, then its item. Products that the
 * table has stay as they are; the report names files whose objects differ. It may be stopped at any point and run again; it
 * writes nothing if everything is there. A product that fails is tried again at
 * the end, and is for a person if it fails again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable or Throttled if many products fail one
 * after another
 */
export async function migrate(
  { tree, catalogue, images, prefix }: MigrationDataset,
  options: MigrationOptions
): Promise<MigrationReport> {
  const { now, dryRun = false, wait = async () => undefined } = options;
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
    foreign: new ForeignCategories(catalogue),
    stored: new StoredForms(catalogue),
    images: dryRun ? dryImages(images) : images,
    prefix,
    gate,
    tally,
    dryRun,
    signal,
    now,
    ids: options.ids,
    etagOf: options.etagOf,
    decoder: options.decoder,
    checksums: options.checksums ?? false,
    replaceBroken: options.replaceBroken ?? false,
    thumbnails: options.thumbnails
  };
  let stopped = false;
  let failures = 0;
  const later: SourceProduct[] = [];

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
        break;
      case 'later':
        later.push(outcome.source);
        if (outcome.error !== undefined && ++failures === FAILURES_IN_A_ROW) {
          throw outcome.error;
        }
        return;
    }
    failures = 0;
    tally.productsDone(1);
  };

  const takeAll = async (
    products: AsyncIterable<SourceProduct>,
    mayWait: boolean
  ): Promise<void> => {
    // An error that no other product escapes ends the migration: none begins a file.
    const migrateOne = (source: SourceProduct): Promise<ProductOutcome> =>
      migrateProduct({ ...migration, mayWait }, source).catch(
        (error: unknown) => {
          failure.abort();
          throw error;
        }
      );
    for await (const outcome of inOrder(
      until(products, signal, () => (stopped = true)),
      PRODUCTS_AT_ONCE,
      migrateOne
    )) {
      await take(outcome);
    }
  };

  const skip = (skipped: Skipped): void => tally.skip(skipped);
  try {
    await takeAll(tree.products(skip), true);
    if (later.length > 0) {
      await wait(SETTLED_AFTER);
      await takeAll(readAgain(tree, later, skip), false);
    }
  } finally {
    // Also after a failure, so that no complete product is without its item.
    await batches.flush();
  }
  const categories = dryRun
    ? []
    : await updateProductCounts(catalogue, inCatalogue.list, now, wait);
  const { created, existing, imagesSent, imagesThere, bytesSent } = tally;
  const { packs, unpacked, replaced, skipped, counts, forPerson } = tally;
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
    replaced,
    skipped,
    counts,
    forPerson,
    categories
  };
}

/** Products as they are now. */
async function* readAgain(
  tree: SourceTree,
  products: readonly SourceProduct[],
  skip: (skipped: Skipped) => void
): AsyncGenerator<SourceProduct> {
  for (const product of products) {
    yield await tree.product(product, skip);
  }
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
