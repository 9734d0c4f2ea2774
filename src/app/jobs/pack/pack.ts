import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { Gate } from '../../../domain/reading/gate';
import { packProduct } from './packProduct';
import type { PackProgress, PackReport } from './packReport';
import { PackTally } from './packReport';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
import { visitAsked } from '../scanProducts';
import type { Dataset } from '../../cloud';

/** Products at a time. */
const AT_ONCE = 8;

/** Images that are in memory at a time. Each takes some MB at most, and as much again when decoded. */
const IMAGES_AT_ONCE = 8;

export interface PackOptions {
  readonly maker: ThumbnailMaker;
  /** Reports which products would be packed, and changes nothing. Images are not looked at. */
  readonly dryRun: boolean;
  /** Only this category. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Stops it. Products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: PackProgress) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Makes a pack of thumbnails for every product. If the item names a current
 * pack, only the pack's ETag is asked for. So you may stop it at any point and
 * run it again. A product that fails is tried again at the end, and is for a
 * person if it fails again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
 */
export async function pack(
  dataset: Dataset,
  options: PackOptions
): Promise<PackReport> {
  const { maker, dryRun, category, signal } = options;
  const tally = new PackTally(options.onProgress);
  const how = { maker, dryRun, gate: new Gate(IMAGES_AT_ONCE) };
  const packOne = async (item: CatalogueItem): Promise<void> => {
    await packProduct(dataset, item, how, tally);
    tally.productsDone();
  };
  const { catalogue } = dataset;
  await untilStopped(() =>
    visitAsked(catalogue, category, {
      atOnce: AT_ONCE,
      run: new LongRun(options),
      signal,
      visit: packOne,
      failed: (product, error) => {
        tally.notPacked(product, [{ code: 'error', error }]);
        tally.productsDone();
      }
    })
  );
  const { products, written, bytes, current, forPerson, leftOut } = tally;
  return {
    dryRun,
    stopped: signal?.aborted ?? false,
    products,
    written,
    bytes,
    current,
    forPerson,
    leftOut
  };
}
