import type { Category } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA, countersKey } from '../../../domain/catalogueItem';
import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import { withProductCounts } from '../../../domain/product/categories';
import { readCounters } from '../../../domain/product/counters';
import { Conflict } from '../../../domain/errors';
import type { Catalogue } from '../../../ports/product/catalogue';
import { recount } from '../../product/recount';

/** Others write the list too. After each race it is read again. */
const TRIES = 10;
/** ms between the first two tries. It doubles with each further one. */
const FIRST_WAIT = 20;

/**
 * Updates the list of categories from their counters. A recount makes missing
 * counters. Nothing is written if the list is right already.
 *
 * @param now - ms since the epoch
 * @param wait - after a race, in ms. Default: no waiting.
 * @throws Invalid if the stored list is broken; Conflict after many races
 */
export async function updateProductCounts(
  catalogue: Catalogue,
  categories: readonly Category[],
  now: () => number,
  wait: (ms: number) => Promise<void> = async () => undefined
): Promise<readonly CountedCategory[]> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await catalogue.item(CATEGORY_METADATA);
    // After the list: another run may have created products and stored their
    // number since, which is then newer than what was counted before.
    const counted = await countAll(catalogue, categories);
    const info = withProductCounts(before, counted);
    if (
      counted.length === 0 ||
      before?.categories_info === info ||
      (await catalogue.store(before, {
        sub_category: CATEGORY_METADATA.subCategory,
        product_id: CATEGORY_METADATA.productId,
        categories_info: info,
        last_updated_at: new Date(now()).toISOString()
      }))
    ) {
      return counted;
    }
    await wait(FIRST_WAIT * 2 ** tries);
  }
  throw new Conflict('categories-restless', {});
}

async function countAll(
  catalogue: Catalogue,
  categories: readonly Category[]
): Promise<readonly CountedCategory[]> {
  const counted: CountedCategory[] = [];
  for (const { mainCategory, subCategory } of categories) {
    const category = { mainCategory, subCategory };
    const counts =
      readCounters(await catalogue.item(countersKey(category))) ??
      (await recount(catalogue, category));
    if (counts) {
      counted.push({ ...category, products: counts.total });
    }
  }
  return counted;
}
