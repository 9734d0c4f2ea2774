import type { CatalogueItem, Category } from '../catalogueItem';
import { FOREIGN_ATTRIBUTES, statusOf } from '../product/shape/foreignShape';
import { localDay } from '../product/timestamp';

/** The statistics of a category's products, as far as they were read. */
export interface CategoryStatistics {
  /** Products of the category that were read. */
  readonly read: number;
  readonly byStatus: ReadonlyMap<string, number>;
  /** Completed products by who completed them; `''` if nobody is named. */
  readonly byPerson: ReadonlyMap<string, number>;
  /**
   * Completed products by the day of their last change, which is the day of
   * completion if nothing has changed since: `2026-11-22` in the reader's time
   * zone, or `''` if it is not known.
   */
  readonly byDay: ReadonlyMap<string, number>;
}

export const NO_STATISTICS: CategoryStatistics = {
  read: 0,
  byStatus: new Map(),
  byPerson: new Map(),
  byDay: new Map()
};

/** The attributes that statistics need. */
export const STATISTICS_ATTRIBUTES = [
  'main_category',
  'current_status',
  'completed_by',
  'last_updated_at',
  ...FOREIGN_ATTRIBUTES
] as const;

/** The statistics with more items. Two main categories may have a sub category of the same number. */
export function addToStatistics(
  before: CategoryStatistics,
  items: readonly CatalogueItem[],
  { mainCategory }: Category
): CategoryStatistics {
  const own = items.filter(item => item.main_category === mainCategory);
  const completed = own.filter(item => statusOf(item) === 'COMPLETED');
  return {
    read: before.read + own.length,
    byStatus: added(before.byStatus, own, statusOf),
    byPerson: added(before.byPerson, completed, item =>
      text(item.completed_by)
    ),
    byDay: added(
      before.byDay,
      completed,
      item => localDay(text(item.last_updated_at)) ?? ''
    )
  };
}

function added(
  counts: ReadonlyMap<string, number>,
  items: readonly CatalogueItem[],
  keyOf: (item: CatalogueItem) => string
): ReadonlyMap<string, number> {
  const sums = new Map(counts);
  for (const item of items) {
    const key = keyOf(item);
    sums.set(key, (sums.get(key) ?? 0) + 1);
  }
  return sums;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Counts for a chart: the first ones, and the sum of the rest. */
export interface TopCounts {
  readonly bars: readonly { readonly key: string; readonly count: number }[];
  /** What has no bar of its own: how many keys, with how many products. */
  readonly rest: { readonly keys: number; readonly count: number };
}

/**
 * The first counts by an order.
 *
 * @param order - the largest count first, or the last key first (for days)
 */
export function topCounts(
  counts: ReadonlyMap<string, number>,
  order: 'largest' | 'last',
  most: number
): TopCounts {
  const all = [...counts].sort(
    ([keyA, a], [keyB, b]) =>
      (order === 'largest' ? b - a : 0) ||
      (keyA < keyB ? -1 : 1) * (order === 'last' ? -1 : 1)
  );
  const left = all.slice(most);
  return {
    bars: all.slice(0, most).map(([key, count]) => ({ key, count })),
    rest: {
      keys: left.length,
      count: left.reduce((sum, [, count]) => sum + count, 0)
    }
  };
}
