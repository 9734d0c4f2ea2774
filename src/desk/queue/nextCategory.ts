import { inOrder } from '../../app/inOrder';
import type { Category } from '../../domain/catalogueItem';
import { countersKey, sameCategory } from '../../domain/catalogueItem';
import type { PendingCategory } from '../../domain/product/categories';
import { readCounters } from '../../domain/product/counters';
import type { Catalogue } from '../../ports/product/catalogue';

/** The most categories whose counters are read; each one is a request. */
const MOST_READ = 50;

/** How many are read at the same time: somebody waits for the answer. */
const AT_ONCE = 10;

/**
 * The next category with pending products, in the order of the picker and from
 * its end on from the start. Categories without counters are passed over.
 *
 * @returns undefined if none was found, or if the counters could not be read
 */
export async function nextPendingCategory(
  catalogue: Pick<Catalogue, 'item'>,
  categories: readonly Category[],
  here: Category
): Promise<PendingCategory | undefined> {
  const at = categories.findIndex(category => sameCategory(category, here));
  const others = [
    ...categories.slice(at + 1),
    ...categories.slice(0, Math.max(0, at))
  ].slice(0, MOST_READ);
  try {
    const counted = inOrder(others, AT_ONCE, category =>
      pendingIn(catalogue, category)
    );
    for await (const found of counted) {
      if (found.pending > 0) {
        return found;
      }
    }
  } catch (error) {
    // The person can choose a category by hand.
    console.warn('The next category could not be found.', error);
  }
  return undefined;
}

async function pendingIn(
  catalogue: Pick<Catalogue, 'item'>,
  { mainCategory, subCategory }: Category
): Promise<PendingCategory> {
  const category = { mainCategory, subCategory };
  const counts = readCounters(await catalogue.item(countersKey(category)));
  return { ...category, pending: counts?.pending ?? 0 };
}
