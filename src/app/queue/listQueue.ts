import type {
  CatalogueItem,
  Category,
  ItemKey
} from '../../domain/catalogueItem';
import { categoryStatus } from '../../domain/catalogueItem';
import { NotSupported } from '../../domain/errors';
import { isForeign, statusOf } from '../../domain/product/shape/foreignShape';
import type { QueueRow } from '../../domain/product/product';
import { readQueueRow } from '../../domain/product/product';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import {
  matchesFilter,
  needsReading,
  requestedPrefix
} from '../../domain/queue/queueFilter';
import type {
  CatalogueChanging,
  CatalogueReading,
  Cursor,
  PageQuery
} from '../../ports/product/catalogue';

export interface QueueQuery {
  readonly category: Category;
  readonly status: string;
  /** How many rows are enough for one run. */
  readonly limit: number;
  readonly filter: QueueFilter;
  /** Where the last page ended. Default: the beginning. */
  readonly from?: QueueCursor;
  /** Names of products, as far as they are known. The table has none. */
  readonly nameOf?: (key: ItemKey) => string | undefined;
}

export interface QueueCursor {
  readonly cursor: Cursor | undefined;
  readonly source: QueueSource;
  /** Whether an earlier page had a product of the category with the status. */
  readonly met: boolean;
}

/** The result of one request. */
export interface QueuePage {
  /** The products that match. */
  readonly rows: readonly QueueRow[];
  /** Their items. Those of all rows would be too large to store. */
  readonly items: readonly CatalogueItem[];
  /** How many products were read for them. */
  readonly read: number;
  /** Undefined at the end. */
  readonly next: QueueCursor | undefined;
  readonly source: QueueSource;
  /** Whether it has products in the shape of another program. */
  readonly foreign: boolean;
  /**
   * Why this run ends here: enough rows match, there are no more, or it would
   * take too many requests. Null if another page follows.
   */
  readonly ended: 'enough' | 'all' | 'many-requests' | null;
}

/**
 * Where rows come from: our index, the ids with a prefix, or the whole category if
 * the index is missing or has none of its products yet.
 */
export type QueueSource = 'index' | 'prefix' | 'no-index' | 'unstamped';

type QueueCatalogue = CatalogueReading & Pick<CatalogueChanging, 'stamp'>;

/** How many requests one run makes if few products match. Then the person decides. */
export const MAX_REQUESTS = 40;

/** Products in a request if most of them are expected not to match. */
const FILTERED_PAGE = 200;

/**
 * The products of a category with a status, one page for each request, one
 * request at a time. They are read by our index, by their ids if the filter has
 * a prefix, or by the whole category in the order of ids if the index cannot be
 * used. Rows that the index has under a wrong key are left out and stamped in
 * passing.
 *
 * It ends when enough rows match, at the end, or after `MAX_REQUESTS`. Filters
 * that the index does not know are applied to the products that were read.
 *
 * @param expected - the number of such products by the counters. An index that
 * has none of them has not been stamped yet and is not used.
 */
export async function* listQueue(
  catalogue: QueueCatalogue,
  query: QueueQuery,
  expected: number | undefined,
  signal?: AbortSignal
): AsyncGenerator<QueuePage> {
  const enough = needsReading(query.filter) ? query.limit : 1;
  let at = query.from ?? beginning(query);
  let found = 0;
  for (let requests = 1; ; requests++) {
    const page = await pageAt(catalogue, query, at, expected, signal);
    found += page.rows.length;
    if (page.next === undefined) {
      yield { ...page, ended: 'all' };
      return;
    }
    if (found >= enough || requests === MAX_REQUESTS) {
      yield { ...page, ended: found >= enough ? 'enough' : 'many-requests' };
      return;
    }
    yield { ...page, ended: null };
    at = page.next;
  }
}

function beginning({ filter: { prefix } }: QueueQuery): QueueCursor {
  const source = prefix === undefined ? 'index' : 'prefix';
  return { cursor: undefined, source, met: false };
}

async function pageAt(
  catalogue: QueueCatalogue,
  query: QueueQuery,
  at: QueueCursor,
  expected: number | undefined,
  signal?: AbortSignal
): Promise<Omit<QueuePage, 'ended'>> {
  const { category, status, filter } = query;
  const { source } = at;
  try {
    const page = await catalogue.page(pageQuery(query, at), signal);
    stampInPassing(catalogue, page.items.filter(isUnstamped));
    const own = page.items.filter(
      item =>
        statusOf(item) === status &&
        item.main_category === category.mainCategory
    );
    const met = at.met || own.length > 0;
    const unstamped = source === 'index' && !met && expected !== 0;
    const found = own
      .map(item => {
        const row = readQueueRow(item);
        const name = query.nameOf?.(row);
        return { item, row: name === undefined ? row : { ...row, name } };
      })
      .filter(({ row }) => matchesFilter(row, filter));
    return {
      rows: found.map(({ row }) => row),
      items: found.map(({ item }) => item),
      read: page.read,
      next: page.cursor
        ? { cursor: page.cursor, source, met }
        : unstamped
          ? { cursor: undefined, source: 'unstamped', met }
          : undefined,
      // An empty category is empty in either source.
      source: met ? source : 'index',
      foreign: own.some(isForeign)
    };
  } catch (error) {
    if (error instanceof NotSupported && source === 'index') {
      const anew: QueueCursor = {
        ...at,
        cursor: undefined,
        source: 'no-index'
      };
      return pageAt(catalogue, query, anew, expected, signal);
    }
    throw error;
  }
}

function pageQuery(
  { category, status, limit, filter }: QueueQuery,
  { cursor, source }: QueueCursor
): PageQuery {
  const common = {
    subCategory: category.subCategory,
    status,
    limit: needsReading(filter) ? Math.max(limit, FILTERED_PAGE) : limit,
    cursor
  };
  return source === 'index'
    ? { ...common, by: 'index', order: filter.order }
    : { ...common, by: 'category', prefix: requestedPrefix(filter) };
}

function isUnstamped(item: CatalogueItem): boolean {
  return (
    typeof item.current_status === 'string' &&
    typeof item.sub_category === 'number' &&
    item.category_status !==
      categoryStatus(item.sub_category, item.current_status)
  );
}

/**
 * Nobody waits for it. If it fails, the next reader or `verify --repair` stamps
 * the product. A person without write access can still look.
 */
function stampInPassing(
  catalogue: Pick<CatalogueChanging, 'stamp'>,
  items: readonly CatalogueItem[]
): void {
  void (async () => {
    for (const item of items) {
      await catalogue.stamp(item);
    }
  })().catch(() => undefined);
}
