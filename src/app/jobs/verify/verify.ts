import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { nameProblem } from '../../../domain/product/names';
import { categoriesFinding } from '../../../domain/jobs/verify/categoryFindings';
import { verifyCounters } from './verifyCounters';
import { verifyProduct } from './verifyProduct';
import { VerifyTally } from './verifyReport';
import type { Verification, VerifyProgress } from './verifyReport';
import { LongRun, untilStopped } from '../longRun';
import type { Pauses } from '../longRun';
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
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Compares the catalogue with the bucket, product by product, and the counters
 * and the list of categories with the products. It writes nothing. It may run
 * while people curate: what may be in the middle of a change is not judged. A
 * part that fails is tried again at the end, and is named if it fails again.
 *
 * @throws NotFound if the bucket or table is missing; NotSignedIn or NotAllowed
 * if the service refuses; Unreachable if it never answers, and without `pauses`
 * Unreachable or Throttled if it is in trouble
 */
export async function verify(
  dataset: Dataset,
  options: VerifyOptions
): Promise<Verification> {
  const { now, category, countersOnly, signal } = options;
  const { catalogue } = dataset;
  const tally = new VerifyTally(options.onProgress);
  const run = new LongRun(options);
  const verifying = { tally, now, signal, run };
  const stopped = (): boolean => signal?.aborted ?? false;
  await untilStopped(async () => {
    const categories = await run.insist(async () =>
      category
        ? [await namedCategory(catalogue, category)]
        : await allCategories(dataset)
    );
    for (const one of categories) {
      if (!countersOnly) {
        const ids = await verifyProducts(dataset, one, verifying);
        await part(verifying, one, own =>
          verifyStrangers(dataset, one, ids, own)
        );
      }
      if (stopped()) {
        return;
      }
      if (nameProblem(one.mainCategory) === undefined) {
        await part(verifying, one, own =>
          verifyCategory(dataset, one, own.tally, countersOnly)
        );
      }
    }
    if (!category && !countersOnly) {
      for (const mainCategory of mainCategories(categories)) {
        await part(verifying, { mainCategory }, own =>
          verifyBesideCategories(dataset, mainCategory, own)
        );
      }
    }
    await run.finish();
    if (tally.notChecked.some(({ productId }) => productId === undefined)) {
      // Not every category was counted.
      return;
    }
    const listed = await run.insist(() => catalogue.item(CATEGORY_METADATA));
    const finding = categoriesFinding(listed, tally.categories);
    tally.add(finding ? [finding] : []);
  });
  return tally.report(stopped());
}

interface Run extends Verifying {
  readonly run: LongRun;
}

/** Verifies a part, with a tally of its own until it succeeds. */
async function part(
  { run, ...verifying }: Run,
  address: Partial<ProductAddress>,
  act: (own: Verifying) => Promise<void>
): Promise<void> {
  const { tally } = verifying;
  const once = async (): Promise<void> => {
    const own = new VerifyTally();
    await act({ ...verifying, tally: own });
    tally.take(own);
  };
  await run.part(once, once, error =>
    tally.notCheck(address, { code: 'error', error })
  );
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
  { now, tally, signal, run }: Run
): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  const verifyOne = async (item: CatalogueItem): Promise<void> => {
    if (ids.size < IDS_REMEMBERED) {
      ids.add(String(item.product_id));
    }
    const own = new VerifyTally();
    await verifyProduct(dataset, item, now(), own);
    tally.take(own);
  };
  await visitProducts(dataset.catalogue, [category], {
    atOnce: AT_ONCE,
    run,
    signal,
    visit: verifyOne,
    failed: (product, error) =>
      tally.notCheck(product, { code: 'error', error })
  });
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
