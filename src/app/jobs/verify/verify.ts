import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import { nameProblem } from '../../../domain/product/names';
import { categoriesFinding } from '../../../domain/jobs/verify/categoryFindings';
import { verifyCounters } from './verifyCounters';
import { verifyProduct } from './verifyProduct';
import { VerifyTally } from './verifyReport';
import type { Verification, VerifyProgress } from './verifyReport';
import { allCategories, namedCategory, visitProducts } from '../scanProducts';
import type { Dataset } from '../../cloud';
import { verifyBesideCategories, verifyStrangers } from './verifyStrangers';
import type { Verifying } from './verifyStrangers';

/** Products compared at a time. */
const AT_ONCE = 16;

/** Ids that are remembered for a category, so that most folders of the bucket need no read of the table. */
const IDS_REMEMBERED = 50_000;

export interface VerifyOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  /** Only this category. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Only counts the products. No object is listed. */
  readonly countersOnly?: boolean;
  /** Stops it. The report has what was found by then. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: VerifyProgress) => void;
}

/**
 * Compares the catalogue with the bucket, product by product, and the counters
 * and the list of categories with the products. It writes nothing. It may run
 * while people curate: what may be in the middle of a change is not judged.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn, NotAllowed,
 * Unreachable or Throttled if the service refuses
 */
export async function verify(
  dataset: Dataset,
  { now, category, countersOnly, signal, onProgress }: VerifyOptions
): Promise<Verification> {
  const { catalogue } = dataset;
  const tally = new VerifyTally(onProgress);
  const verifying = { tally, now, signal };
  const stopped = (): boolean => signal?.aborted ?? false;
  const categories = category
    ? [await namedCategory(catalogue, category)]
    : await allCategories(dataset);
  for (const one of categories) {
    if (!countersOnly) {
      const ids = await verifyProducts(dataset, one, verifying);
      await verifyStrangers(dataset, one, ids, verifying);
    }
    if (stopped()) {
      return tally.report(true);
    }
    if (nameProblem(one.mainCategory) === undefined) {
      await verifyCategory(dataset, one, tally, countersOnly);
    }
  }
  if (!category && !countersOnly) {
    for (const main of mainCategories(categories)) {
      await verifyBesideCategories(dataset, main, verifying);
    }
  }
  const listed = await catalogue.item(CATEGORY_METADATA);
  const finding = categoriesFinding(listed, tally.categories);
  tally.add(finding ? [finding] : []);
  return tally.report(stopped());
}

/** Main categories that can be part of a key, each once. */
function mainCategories(categories: readonly Category[]): readonly string[] {
  return [...new Set(categories.map(one => one.mainCategory))].filter(
    main => nameProblem(main) === undefined
  );
}

/** @returns ids of its products, as many as are remembered */
async function verifyProducts(
  dataset: Dataset,
  category: Category,
  { now, tally, signal }: Verifying
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const verifyOne = async (item: CatalogueItem): Promise<void> => {
    if (ids.size < IDS_REMEMBERED) {
      ids.add(String(item.product_id));
    }
    await verifyProduct(dataset, item, now(), tally);
  };
  const { catalogue } = dataset;
  await visitProducts(catalogue, [category], AT_ONCE, verifyOne, signal);
  return ids;
}

async function verifyCategory(
  { catalogue }: Dataset,
  category: Category,
  tally: VerifyTally,
  countersOnly = false
): Promise<void> {
  const { counts, settled, finding } = await verifyCounters(
    catalogue,
    category
  );
  if (countersOnly) {
    tally.productsDone(counts?.total ?? 0);
  }
  tally.add(finding ? [finding] : []);
  if (!settled) {
    tally.notJudged.counters++;
  } else if (counts) {
    tally.categories.push({ ...category, products: counts.total });
  }
}
