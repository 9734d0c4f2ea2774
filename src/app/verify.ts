import type { CatalogueItem, Category } from '../domain/catalogueItem';
import { CATEGORY_METADATA } from '../domain/catalogueItem';
import { nameProblem } from '../domain/names';
import { categoriesFinding } from '../domain/verify/categoryFindings';
import { inOrder } from './inOrder';
import { verifyCounters } from './verifyCounters';
import { verifyProduct } from './verifyProduct';
import { VerifyTally } from './verifyReport';
import type { Verification, VerifyProgress } from './verifyReport';
import { allCategories, productsOf } from './verifyScan';
import type { WholePlace } from './verifyScan';
import { verifyStrangers } from './verifyStrangers';

/** Products compared at a time. */
const AT_ONCE = 16;

/** Ids remembered of a category, so that most folders of the bucket need no look into the table. */
const IDS_KEPT = 50_000;

export interface VerifyOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  /** Only this one. Default: all, for which the whole table is read. */
  readonly category?: Category;
  /** Stops it; what was found by then is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (at: VerifyProgress) => void;
}

/**
 * Compares the catalogue with the bucket, product by product, and the counters
 * and the list of categories with the products. It writes nothing, and may run
 * while people curate: what may be on its way is not judged.
 *
 * @throws NotFound where the bucket or table is missing; NotSignedIn,
 * NotAllowed, Unreachable, Throttled where the service refuses
 */
export async function verify(
  place: WholePlace,
  { now, category, signal, onProgress }: VerifyOptions
): Promise<Verification> {
  const { catalogue } = place;
  const tally = new VerifyTally(onProgress);
  const stopped = (): boolean => signal?.aborted ?? false;
  const categories = category ? [category] : await allCategories(place);
  for (const one of categories) {
    const ids = await verifyProducts(place, one, now, tally, signal);
    await verifyStrangers(place, one, ids, now(), tally, signal);
    if (stopped()) {
      return tally.report(true);
    }
    if (nameProblem(one.mainCategory) === undefined) {
      await verifyCategory(place, one, tally);
    }
  }
  const listed = await catalogue.item(CATEGORY_METADATA);
  const finding = categoriesFinding(listed, tally.categories);
  tally.add(finding ? [finding] : []);
  return tally.report(stopped());
}

/** @returns ids of its products, as many as are kept */
async function verifyProducts(
  place: WholePlace,
  category: Category,
  now: () => number,
  tally: VerifyTally,
  signal?: AbortSignal
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const look = async (item: CatalogueItem): Promise<void> => {
    if (ids.size < IDS_KEPT) {
      ids.add(String(item.product_id));
    }
    await verifyProduct(place, item, now(), tally);
  };
  const products = productsOf(place.catalogue, category, signal);
  for await (const _ of inOrder(products, AT_ONCE, look)) {
    // Each tells the tally what it found.
  }
  return ids;
}

async function verifyCategory(
  { catalogue }: WholePlace,
  category: Category,
  tally: VerifyTally
): Promise<void> {
  const { counts, settled, finding } = await verifyCounters(
    catalogue,
    category
  );
  tally.add(finding ? [finding] : []);
  if (settled) {
    tally.categories.push({ ...category, products: counts.total });
  } else {
    tally.notJudged.counters++;
  }
}
