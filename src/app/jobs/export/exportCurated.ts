import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { keyOfItem } from '../../../domain/catalogueItem';
import { Cancelled } from '../../../domain/errors';
import type {
  ExportRow,
  ExportedImages,
  PlacedImage,
  StoredFacts
} from '../../../domain/jobs/export/exportRows';
import {
  exportRow,
  placedImages
} from '../../../domain/jobs/export/exportRows';
import { hasUnreadChoices, hasUnreadLists } from '../../../domain/jobs/unread';
import type { Shard } from '../../../domain/jobs/shard';
import { isIn } from '../../../domain/jobs/shard';
import { imageKey, productPrefix } from '../../../domain/product/objectKey';
import type { Product } from '../../../domain/product/product';
import { readProduct } from '../../../domain/product/product';
import type { Dataset } from '../../cloud';
import { inOrder } from '../../inOrder';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
import { visitAsked } from '../scanProducts';
import type { ExportProgress, ExportReport } from './exportReport';
import { ExportTally } from './exportReport';

/** Products at a time, and images of a product whose tags are read. */
const AT_ONCE = 8;

export interface ExportOptions {
  readonly bucket: string;
  readonly images: ExportedImages;
  /** An image in two slots has one row, not two. */
  readonly once: boolean;
  /** Reads the tags of each object, one request each. */
  readonly withTags: boolean;
  /** Counts the rows, and writes none. */
  readonly dryRun: boolean;
  /** Gets all rows of a product, one call after another. */
  readonly write: (rows: readonly ExportRow[]) => Promise<void>;
  /** Only this category. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Only these products. */
  readonly shard?: Shard;
  /** Stops it. Products that were begun are finished. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: ExportProgress) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Writes a row for each image of the completed products. Nothing in the bucket
 * or the table is changed. All rows of a product are written together and once,
 * also if it fails in between and is tried again. An image that the bucket does
 * not have gets no row, and is told; so is a product that cannot all be read.
 *
 * @throws what `write` throws; NotFound if the bucket or table is missing;
 * NotSignedIn or NotAllowed if the service refuses; Unreachable if it never
 * answers, and without `pauses` Unreachable or Throttled if it is in trouble
 */
export async function exportCurated(
  dataset: Dataset,
  options: ExportOptions
): Promise<ExportReport> {
  const { category, shard, signal, dryRun } = options;
  const tally = new ExportTally(options.onProgress);
  const run = new LongRun(options);
  // One after another, whatever runs at a time.
  let written = Promise.resolve();
  let refused: { readonly error: unknown } | undefined;
  const visit = async (item: CatalogueItem): Promise<void> => {
    if (shard && !isIn(shard, keyOfItem(item))) {
      return;
    }
    const product = readProduct(item);
    if (isLeftOut(product, options.images)) {
      tally.leave(product, { code: 'left-unread' });
      tally.productsDone();
      return;
    }
    const placed = placedImages(product, options.images, options.once);
    const { rows, missing } = await rowsOf(dataset, product, placed, options);
    if (!dryRun && rows.length > 0) {
      written = written.then(() => options.write(rows));
      await written.catch(error => {
        refused ??= { error };
        // What cannot be written for one product cannot be written for any other.
        throw new Cancelled('job-stopped', {}, { cause: error });
      });
    }
    tally.export(
      rows.length,
      rows.reduce((sum, { bytes }) => sum + bytes, 0)
    );
    missing.forEach(path =>
      tally.leave(product, { code: 'image-missing', path }, path)
    );
    tally.productsDone();
  };
  await untilStopped(() =>
    visitAsked(dataset.catalogue, category, {
      atOnce: AT_ONCE,
      run,
      signal,
      visit,
      failed: (product, error) => {
        tally.fail(product, error);
        tally.productsDone();
      }
    })
  );
  if (refused) {
    throw refused.error;
  }
  return tally.report({ dryRun, stopped: signal?.aborted ?? false });
}

/** Whether nobody can tell which of its images belong into the export. */
function isLeftOut(product: Product, which: ExportedImages): boolean {
  return (
    product.status === 'COMPLETED' &&
    !product.foreign &&
    (hasUnreadChoices(product) || (which === 'all' && hasUnreadLists(product)))
  );
}

/** The rows of a product, from one listing of its objects. */
async function rowsOf(
  { images, prefix }: Dataset,
  product: Product,
  placed: readonly PlacedImage[],
  { bucket, withTags }: ExportOptions
): Promise<{
  readonly rows: readonly ExportRow[];
  readonly missing: readonly string[];
}> {
  if (placed.length === 0) {
    return { rows: [], missing: [] };
  }
  const start = productPrefix(prefix, product);
  const wanted = new Set<string>(placed.map(({ path }) => path));
  const sizes = new Map<string, number>();
  for await (const { key, bytes } of images.list(start)) {
    const path = key.slice(start.length);
    if (wanted.has(path)) {
      sizes.set(path, bytes);
    }
  }
  const rows: ExportRow[] = [];
  const missing = new Set<string>();
  const factsOf = async ({ path }: PlacedImage): Promise<StoredFacts> => {
    const key = imageKey(prefix, product, path);
    const bytes = sizes.get(path) ?? 0;
    return { key, bytes, tags: withTags ? await images.tags(key) : undefined };
  };
  const there = placed.filter(({ path }) => {
    const isThere = sizes.has(path);
    if (!isThere) {
      missing.add(path);
    }
    return isThere;
  });
  let at = 0;
  for await (const facts of inOrder(there, AT_ONCE, factsOf)) {
    rows.push(exportRow(product, there[at++], facts, bucket));
  }
  return { rows, missing: [...missing] };
}
