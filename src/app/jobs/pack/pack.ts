import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import type { ThumbnailMaker } from '../../../ports/images/thumbnailMaker';
import { Gate } from '../gate';
import { packProduct } from './packProduct';
import type { PackProgress, PackReport } from './packReport';
import { PackTally } from './packReport';
import { tableCategories, visitProducts } from '../scanProducts';
import type { Dataset } from '../../cloud';

/** Products at a time. */
const AT_ONCE = 8;

/** Images that are in memory at a time; each is some MB at the most, and as much again decoded. */
const IMAGES_AT_ONCE = 8;

export interface PackOptions {
  readonly maker: ThumbnailMaker;
  /** Says which would be packed, by their items alone, and changes nothing. */
  readonly dryRun: boolean;
  /** Only this one. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Stops it: products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: PackProgress) => void;
}

/**
 * Gives every product a pack of thumbnails. Those whose pack is current by
 * their item cost nothing but its reading, so that it may be stopped at any
 * point and run again.
 *
 * @throws NotFound where the bucket or table is missing; NotSignedIn,
 * NotAllowed, Unreachable, Throttled where the service refuses
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
  const categories = category
    ? [category]
    : await tableCategories(dataset.catalogue);
  const { catalogue } = dataset;
  await visitProducts(catalogue, categories, AT_ONCE, packOne, signal);
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
