import { Invalid } from '../../../domain/errors';
import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA, countersKey } from '../../../domain/catalogueItem';
import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import { worthListing } from '../../../domain/jobs/verify/categoryFindings';
import { nameProblem } from '../../../domain/product/names';
import { readCounters } from '../../../domain/product/counters';
import { readProduct } from '../../../domain/product/product';
import type { Dataset } from '../../cloud';
import { recount } from '../../product/recount';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
import { updateProductCounts } from '../migrate/migrateCounts';
import { allCategories, namedCategory, visitProducts } from '../scanProducts';
import { adoptItem } from './adoptItem';
import type { AdoptingOptions } from './adoptItem';
import { adoptObjects } from './adoptObjects';
import type { AdoptProgress, AdoptReport } from './adoptReport';
import { AdoptTally } from './adoptReport';

/** Products at a time. */
const AT_ONCE = 16;

export interface AdoptOptions extends AdoptingOptions {
  /** Only this category. Default: all of the table and of the bucket. */
  readonly category?: Category;
  /** Stops it. Products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: AdoptProgress) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Makes a dataset of other programs one that the desk can work on: items for
 * products that only the bucket has, the documented attributes beside those of
 * another shape, what a documented table lacks, and counters. It adds and
 * removes nothing else. It may be stopped at any point and run again, and a
 * second run changes nothing.
 *
 * With `undo` it takes out what an earlier adoption wrote, apart from products
 * that were changed since. Counters and the list of categories stay right.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
 */
export async function adopt(
  dataset: Dataset,
  options: AdoptOptions
): Promise<AdoptReport> {
  const { category, signal, dryRun, undo } = options;
  const { catalogue } = dataset;
  const tally = new AdoptTally(options.onProgress);
  const run = new LongRun(options);
  await untilStopped(async () => {
    const categories = await run.insist(async () =>
      category
        ? [await namedCategory(catalogue, category)]
        : await allCategories(dataset)
    );
    const counted: CountedCategory[] = [];
    for (const one of categories) {
      const { products, created } = tally;
      const hadCounters = await run.insist(
        async () =>
          readCounters(await catalogue.item(countersKey(one))) !== undefined
      );
      await adoptItems(dataset, one, options, tally, run);
      // Counters depend on all products of the category.
      await run.finish();
      const hadItems = tally.products > products;
      if (nameProblem(one.mainCategory) !== undefined) {
        continue;
      }
      if (!undo) {
        await adoptListed(dataset, one, options, tally, run);
      }
      // Objects that are left make no category.
      const hasItems = hadItems || tally.created > created;
      if (!dryRun && (hasItems || hadCounters)) {
        await count(dataset, one, counted, undo, tally, run);
      }
      await run.finish();
      if (signal?.aborted) {
        return;
      }
      if (!hadCounters && !undo && hasItems) {
        tally.counters++;
      }
    }
    if (counted.length > 0) {
      await run.insist(async () => {
        const listed = await catalogue.item(CATEGORY_METADATA);
        await updateProductCounts(
          catalogue,
          worthListing(listed, counted),
          options.now
        );
      });
    }
  });
  return tally.report({ dryRun, undo, stopped: signal?.aborted ?? false });
}

async function adoptItems(
  dataset: Dataset,
  category: Category,
  options: AdoptOptions,
  tally: AdoptTally,
  run: LongRun
): Promise<void> {
  await visitProducts(dataset.catalogue, [category], {
    atOnce: AT_ONCE,
    run,
    signal: options.signal,
    visit: async (item: CatalogueItem) => {
      const outcome = await adoptItem(dataset, item, options);
      if (typeof outcome === 'string') {
        tally.adopt(readProduct(item), outcome);
      } else if (outcome) {
        tally.leave(readProduct(item), outcome);
      }
      tally.productsDone();
    },
    failed: (product, error) => {
      tally.leave(product, { code: 'error', error });
      tally.productsDone();
    }
  });
}

/** The products that only the bucket has, with a tally of its own until it succeeds. */
async function adoptListed(
  dataset: Dataset,
  category: Category,
  { now, dryRun, signal }: AdoptOptions,
  tally: AdoptTally,
  run: LongRun
): Promise<void> {
  const once = async (): Promise<void> => {
    const own = new AdoptTally();
    try {
      await adoptObjects(dataset, category, {
        tally: own,
        now,
        dryRun,
        signal
      });
    } catch (error) {
      if (!dryRun) {
        tally.take(own, 'adopted');
      }
      throw error;
    }
    tally.take(own);
  };
  await run.part(once, once, error =>
    tally.leave(category, { code: 'error', error })
  );
}

/** Counters that are right are not written. A category with products of another shape is never counted. */
async function count(
  { catalogue }: Dataset,
  category: Category,
  counted: CountedCategory[],
  undo: boolean,
  tally: AdoptTally,
  run: LongRun
): Promise<void> {
  const once = async (): Promise<void> => {
    try {
      const counts = await recount(catalogue, category);
      if (counts) {
        counted.push({ ...category, products: counts.total });
      } else {
        tally.leave(category, { code: 'counters-restless' });
      }
    } catch (error) {
      const isOtherShape =
        error instanceof Invalid && error.code === 'category-uncountable';
      // Products that have their other shape again are the other program's to count.
      if (!(undo && isOtherShape)) {
        throw error;
      }
    }
  };
  await run.part(once, once, error =>
    tally.leave(category, { code: 'error', error })
  );
}
