import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { keyOfItem } from '../../../domain/catalogueItem';
import type { Shard } from '../../../domain/jobs/shard';
import { isIn } from '../../../domain/jobs/shard';
import type { Dataset } from '../../cloud';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
import { visitAsked } from '../scanProducts';
import { archiveProduct } from './archiveProduct';
import type { ArchiveProductOptions } from './archiveProduct';
import type { ArchiveProgress, ArchiveReport } from './archiveReport';
import { ArchiveTally } from './archiveReport';

/** Products at a time. */
const AT_ONCE = 8;

export interface ArchiveOptions extends ArchiveProductOptions {
  /** Only this category. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Only these products. */
  readonly shard?: Shard;
  /** Stops it. Products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: ArchiveProgress) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Tags the images of completed products that nobody chose, so that a lifecycle
 * rule moves them to a cheaper storage class. Images for which that does not pay
 * are counted and left. No object is written, and reopening a product takes the
 * tags off. It may be stopped and run again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
 */
export async function archive(
  dataset: Dataset,
  options: ArchiveOptions
): Promise<ArchiveReport> {
  const { category, shard, signal, dryRun, prices } = options;
  const tally = new ArchiveTally(options.onProgress);
  const run = new LongRun(options);
  const visit = async (item: CatalogueItem): Promise<void> => {
    if (shard && !isIn(shard, keyOfItem(item))) {
      return;
    }
    const own = new ArchiveTally();
    try {
      await archiveProduct(dataset, item, options, own);
    } catch (error) {
      if (!dryRun) {
        // The next try finds these tagged.
        tally.take(own, 'archived');
      }
      throw error;
    }
    tally.take(own);
  };
  await untilStopped(() =>
    visitAsked(dataset.catalogue, category, {
      atOnce: AT_ONCE,
      run,
      signal,
      visit,
      failed: (product, error) => {
        tally.leave(product, { code: 'error', error });
        tally.productsDone();
      }
    })
  );
  return tally.report({ dryRun, stopped: signal?.aborted ?? false }, prices);
}
