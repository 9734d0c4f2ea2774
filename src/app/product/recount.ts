import type { Category } from '../../domain/catalogueItem';
import { countersKey } from '../../domain/catalogueItem';
import {
  countersAttributes,
  countersItem,
  readCounters
} from '../../domain/product/counters';
import type { StatusCounts } from '../../domain/product/status';
import type { Catalogue } from '../../ports/product/catalogue';

/** Others may count at the same time. After this many races their counters stay. */
const TRIES = 5;

/**
 * Counts a category's products by consistent reads and writes its counters, if
 * these are still what they were before the count. Nothing is written if they
 * are right already.
 *
 * @returns the counts, or undefined if others changed them each time
 */
export async function recount(
  catalogue: Pick<Catalogue, 'item' | 'count' | 'store'>,
  category: Category
): Promise<StatusCounts | undefined> {
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await catalogue.item(countersKey(category));
    const counts = await catalogue.count(category);
    if (
      sameCounts(readCounters(before), counts) ||
      (await catalogue.store(before, countersItem(category, counts)))
    ) {
      return counts;
    }
  }
  return undefined;
}

function sameCounts(a: StatusCounts | undefined, b: StatusCounts): boolean {
  return (
    a !== undefined &&
    JSON.stringify(countersAttributes(a)) ===
      JSON.stringify(countersAttributes(b))
  );
}
