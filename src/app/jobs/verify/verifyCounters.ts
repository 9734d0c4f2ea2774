import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { countersKey } from '../../../domain/catalogueItem';
import { Invalid } from '../../../domain/errors';
import type { StatusCounts } from '../../../domain/product/status';
import type { Finding } from '../../../domain/jobs/verify/finding';
import { countersFinding } from '../../../domain/jobs/verify/categoryFindings';
import type { Catalogue } from '../../../ports/product/catalogue';

/** People may complete products during a count. After this many tries the counters are not judged. */
const TRIES = 3;

/**
 * Counts a category's products by consistent reads and compares the counters,
 * if they stayed the same during the count.
 *
 * @returns `settled` false if they did not; no counts if the products cannot be
 * counted
 */
export async function verifyCounters(
  catalogue: Pick<Catalogue, 'item' | 'count'>,
  category: Category
): Promise<{
  readonly counts?: StatusCounts;
  readonly settled: boolean;
  readonly finding?: Finding;
}> {
  const key = countersKey(category);
  for (let tries = 1; ; tries++) {
    const before = await catalogue.item(key);
    const counts = await countOrWhy(catalogue, category);
    if (counts instanceof Invalid) {
      return { settled: true, finding: uncountable(category, counts) };
    }
    const finding = countersFinding(category, before, counts);
    if (finding === undefined) {
      return { counts, settled: true };
    }
    const after = await catalogue.item(key);
    if (same(before, after)) {
      return { counts, settled: true, finding };
    }
    if (tries === TRIES) {
      return { counts, settled: false };
    }
  }
}

async function countOrWhy(
  catalogue: Pick<Catalogue, 'count'>,
  category: Category
): Promise<StatusCounts | Invalid> {
  try {
    return await catalogue.count(category);
  } catch (error) {
    if (error instanceof Invalid && error.code === 'category-uncountable') {
      return error;
    }
    throw error;
  }
}

/** The stored counters may be right, so nothing is repaired. */
function uncountable(
  { mainCategory, subCategory }: Category,
  error: Invalid
): Finding {
  return {
    kind: 'unreadable',
    mainCategory,
    subCategory,
    detail: { code: 'error', error },
    repairable: false
  };
}

function same(
  a: CatalogueItem | undefined,
  b: CatalogueItem | undefined
): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
