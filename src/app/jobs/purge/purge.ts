import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import type { ProductAddress } from '../../../domain/product/objectKey';
import type { Ids } from '../../../ports/clock';
import type { Versioning } from '../../../ports/images/imageStore';
import { purgeProduct } from './purgeProduct';
import { PurgeTally } from './purgeReport';
import type { PurgeProgress, PurgeReport } from './purgeReport';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
import { visitAsked } from '../scanProducts';
import type { Dataset } from '../../cloud';

/** Products at a time. */
const AT_ONCE = 8;

/** Days for which a deleted image can be restored by default. */
export const PURGE_DAYS = 30;

const DAY = 24 * 60 * 60 * 1000;

export interface PurgeOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly ids: Ids;
  /** Images that were deleted fewer days ago stay. */
  readonly olderThanDays: number;
  /** Reads everything and changes nothing. */
  readonly dryRun: boolean;
  /** Removes all versions of the objects. Default: in a bucket that keeps versions, they are only hidden. */
  readonly versions?: boolean;
  /** Only this category. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Selects the images that may be purged: those that a person has reviewed. Default: all. */
  readonly only?: (product: ProductAddress, path: string) => boolean;
  /** Stops it. Products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: PurgeProgress) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Removes the objects of images that were deleted or moved long ago. No other
 * job destroys bytes. It may be stopped at any point and run again: the next
 * run also removes objects that were marked and not removed. A product that
 * fails is tried again at the end, and is for a person if it fails again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
 */
export async function purge(
  dataset: Dataset,
  options: PurgeOptions
): Promise<PurgeReport> {
  const { category, signal, dryRun, olderThanDays, now } = options;
  const tally = new PurgeTally(options.onProgress);
  const run = new LongRun(options);
  let versioning: Versioning = 'unknown';
  let versions = options.versions ?? false;
  const purgeOne = async (item: CatalogueItem): Promise<void> => {
    // As late as this, because the first answer of the service corrects the
    // clock.
    const before = now() - olderThanDays * DAY;
    const ofProduct = new PurgeTally();
    try {
      await purgeProduct(
        dataset,
        item,
        { ...options, versions, versioning, before },
        ofProduct
      );
    } catch (error) {
      // What went stays reported. The rest is looked at again.
      if (!dryRun) {
        tally.add(ofProduct, 'purged');
      }
      throw error;
    }
    tally.add(ofProduct);
    tally.productsDone();
  };
  await untilStopped(async () => {
    versioning = await run.insist(() => dataset.images.versioning());
    versions &&= versioning !== 'off';
    await visitAsked(dataset.catalogue, category, {
      atOnce: AT_ONCE,
      run,
      signal,
      visit: purgeOne,
      failed: (product, error) => {
        tally.notPurged(product, undefined, { code: 'error', error });
        tally.productsDone();
      }
    });
  });
  const { products, images, bytes, hidden, purged } = tally;
  const { skipped, forPerson, leftOut } = tally;
  return {
    dryRun,
    stopped: signal?.aborted ?? false,
    olderThanDays,
    products,
    images,
    bytes,
    hidden,
    versioning,
    versions,
    purged,
    skipped,
    forPerson,
    leftOut
  };
}
