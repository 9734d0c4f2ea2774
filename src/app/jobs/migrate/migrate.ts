import type { Category } from '../../../domain/catalogueItem';
import type { CurationError } from '../../../domain/errors';
import { sameCategory } from '../../../domain/catalogueItem';
import { SETTLED_AFTER } from '../../../ports/jobs/sourceTree';
import type {
  Skipped,
  SourceProduct,
  SourceTree
} from '../../../ports/jobs/sourceTree';
import type { Shard } from '../../../domain/jobs/shard';
import { isIn } from '../../../domain/jobs/shard';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type { Ids } from '../../../ports/clock';
import type { ImageDecoder } from '../../../ports/images/imageDecoder';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import type { Dataset } from '../../cloud';
import { AdaptiveGate } from '../adaptiveGate';
import { HELD_WHOLE } from '../source/withContent';
import { inOrder } from '../../inOrder';
import { LongRun, mayPass, untilStopped } from '../longRun';
import type { Attempted, Pauses } from '../longRun';
import { EarlierRun } from './again/earlierRun';
import { dryImages } from './dryImages';
import { ForeignCategories } from './foreignCategories';
import { updateProductCounts } from './migrateCounts';
import { ItemBatches } from './migrateItems';
import type { EtagOf } from './migrateFiles';
import { migrateProduct } from './migrateProduct';
import type { ProductOutcome } from './productMigration';
import { MigrationTally } from './migrateReport';
import { StoredForms } from './storedForms';
import type { MigrationProgress, MigrationReport } from './migrateReport';

/** Bytes of files that are in memory at a time. */
const BYTES_AT_ONCE = 256_000_000;

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
  /** How it waits for a service in trouble. Default: many failures one after another end it. */
  readonly pauses?: Pauses;
  /** Waits that many ms: until files that were just written are whole, and after races with other programs. Default: no waiting. */
  readonly wait?: (ms: number) => Promise<void>;
  readonly onProgress?: (at: MigrationProgress) => void;
  /** The ETag, without quotes, that an object of these bytes usually has. With it, a file that is there need not be sent again. */
  readonly etagOf?: EtagOf;
  /** Decodes each image before it is sent. Default: only its beginning and its end are looked at. */
  readonly decoder?: ImageDecoder;
  /** Compares the bytes of all files of products that the table has. Default: of those that may have changed by their size and time. */
  readonly checksums?: boolean;
  /** Puts whole files over objects that are no whole files, and where a named object is missing. */
  readonly replaceBroken?: boolean;
  /** Adds new files also to products without a record of what was sent. Default: they are reported. */
  readonly add?: boolean;
  /** Takes only the products of a shard: other runs take the others. Default: all. */
  readonly shard?: Shard;
  /** Makes a pack of thumbnails for each new product. Default: no packs. */
  readonly thumbnails?: ThumbnailMaker;
  /** Answers of the services so far that said that there were too many requests. Default: none. */
  readonly throttled?: () => number;
  /** Bytes of a file from which on it is read and sent in parts. Default: those that the desk does not open. */
  readonly heldWhole?: number;
}

/**
 * Copies local products into the bucket and the table: first a product's
 * images, then its `meta.json`, the record of what was sent and its pack, then
 * its item. Products that the table has take files that are new or changed since
 * then, and keep what people did to them. It may be stopped at any point and
 * run again; it writes nothing if everything is there. A product that fails is tried again at
 * the end, and is for a person if it fails again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
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
  const run = new LongRun({ signal, pauses: options.pauses });
  const batches = new ItemBatches(catalogue, tally, now, run);
  const inCatalogue = new Categories();
  const gate = new AdaptiveGate({
    most: BYTES_AT_ONCE,
    now,
    throttled: options.throttled
  });
  const migration = {
    catalogue,
    foreign: new ForeignCategories(catalogue),
    stored: new StoredForms(catalogue, {
      // Whoever replaces an object looks at the product as it is then.
      ahead: !options.replaceBroken
    }),
    images: dryRun ? dryImages(images) : images,
    prefix,
    gate,
    earlier: new EarlierRun(),
    tally,
    dryRun,
    signal,
    now,
    ids: options.ids,
    heldWhole: options.heldWhole ?? HELD_WHOLE,
    etagOf: options.etagOf,
    decoder: options.decoder,
    checksums: options.checksums ?? false,
    replaceBroken: options.replaceBroken ?? false,
    add: options.add ?? false,
    thumbnails: options.thumbnails
  };
  let stopped = false;
  const later: SourceProduct[] = [];

  const take = async (
    source: SourceProduct,
    attempted: Attempted<ProductOutcome>,
    mayWait: boolean
  ): Promise<void> => {
    if (attempted.kind === 'stopped') {
      stopped = true;
      return;
    }
    if (attempted.kind === 'failed') {
      const { error } = attempted;
      if (mayWait && mayPass(error)) {
        later.push(source);
        return;
      }
      tally.needsPerson(source, { code: 'not-created', error });
      tally.productsDone(1);
      return;
    }
    const outcome = attempted.result;
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
        return;
    }
    tally.productsDone(1);
  };

  const takeAll = async (
    products: AsyncIterable<SourceProduct>,
    mayWait: boolean
  ): Promise<void> => {
    const migrateOne = async (
      source: SourceProduct
    ): Promise<() => Promise<void>> => {
      try {
        const attempted = await run.attempt(
          () => migrateProduct({ ...migration, mayWait }, source),
          { failureIn: errorOf }
        );
        return () => take(source, attempted, mayWait);
      } catch (error) {
        // No other product escapes it: none begins a file.
        failure.abort();
        throw error;
      }
    };
    for await (const taken of inOrder(
      until(migration.stored.ahead(products), signal, () => (stopped = true)),
      PRODUCTS_AT_ONCE,
      migrateOne
    )) {
      await taken();
    }
  };

  const skip = (skipped: Skipped): void => tally.skip(skipped);
  const { shard } = options;
  const only = (product: ProductAddress): boolean => {
    const mine = shard === undefined || isIn(shard, product);
    tally.elsewhere += mine ? 0 : 1;
    return mine;
  };
  try {
    await untilStopped(async () => {
      await takeAll(tree.products(skip, only), true);
      if (later.length > 0) {
        await wait(SETTLED_AFTER);
        await takeAll(readAgain(tree, later, skip), false);
      }
    });
  } finally {
    // Also after a failure, so that no complete product is without its item.
    await untilStopped(() => batches.flush());
  }
  let categories: MigrationReport['categories'] = [];
  await untilStopped(async () => {
    if (!dryRun) {
      categories = await run.insist(() =>
        updateProductCounts(catalogue, inCatalogue.list, now, wait)
      );
    }
  });
  stopped ||= signal.aborted;
  const { created, existing, imagesSent, imagesThere, bytesSent } = tally;
  const { added, exchanged, packs, unpacked, replaced } = tally;
  const { skipped, counts, forPerson, elsewhere } = tally;
  return {
    ...(shard && { shard, elsewhere }),
    dryRun,
    stopped,
    created,
    existing,
    imagesSent,
    added,
    exchanged,
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

/** The service's failure that a product's outcome tells. */
function errorOf(outcome: ProductOutcome): CurationError | undefined {
  return 'error' in outcome ? outcome.error : undefined;
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
