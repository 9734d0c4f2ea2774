import type { CatalogueItem, Category } from '../../domain/catalogueItem';
import { categoryStatus } from '../../domain/catalogueItem';
import { NotSupported } from '../../domain/errors';
import type { QueueRow } from '../../domain/product/product';
import { readQueueRow } from '../../domain/product/product';
import type { QueueFilter } from '../../domain/queue/queueFilter';
import { matchesFilter, needsReading } from '../../domain/queue/queueFilter';
import type {
  CatalogueChanging,
  CatalogueReading,
  Cursor,
  PageQuery
} from '../../ports/product/catalogue';

export interface QueueQuery {
  readonly category: Category;
  readonly status: string;
  /** Rows that are enough for one go. */
  readonly limit: number;
  readonly filter: QueueFilter;
  /** Where the last page ended; the beginning where left out. */
  readonly from?: QueueCursor;
}

export interface QueueCursor {
  readonly cursor: Cursor | undefined;
  readonly source: QueueSource;
  /** Whether any product of the category with the status was met before. */
  readonly met: boolean;
}

/** What one request gave. */
export interface QueuePage {
  /** Products that match. */
  readonly rows: readonly QueueRow[];
  /** Their items, which are too large to be kept for all rows. */
  readonly items: readonly CatalogueItem[];
  /** Products that were read for them. */
  readonly read: number;
  /** Undefined at the end. */
  readonly next: QueueCursor | undefined;
  readonly source: QueueSource;
  /**
   * Why no page follows in this go: enough rows match, there are no more, or
   * too many requests would be made that nobody asked for. Null where one does.
   */
  readonly ended: 'enough' | 'all' | 'many-requests' | null;
}

/**
 * Where rows come from: our index; the ids that begin alike; or the whole
 * category, because the index is missing or has none of its products yet.
 */
export type QueueSource = 'index' | 'prefix' | 'no-index' | 'unstamped';

type QueueCatalogue = CatalogueReading & Pick<CatalogueChanging, 'stamp'>;

/** Requests of one go where few products match: then whoever waits is asked. */
export const MAX_REQUESTS = 40;

/** Products a request where most are expected to be left out. */
const FILTERED_PAGE = 200;

/**
 * The products of a category with a status, a page each request, one request
 * at a time: by our index; by their ids where the filter has a prefix; where
 * the index cannot serve, by the category in the order of ids. Rows that the
 * index has under a wrong key are left out and stamped in passing.
 *
 * It goes on until enough rows match, to the end, or for `MAX_REQUESTS`. A
 * filter of what only the products themselves tell is met by reading them.
 *
 * @param expected - the number of such products by the counters: an index
 * without any of them was not stamped yet, and is not trusted
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
        item.current_status === status &&
        item.main_category === category.mainCategory
    );
    const met = at.met || own.length > 0;
    const unstamped = source === 'index' && !met && expected !== 0;
    const found = own
      .map(item => ({ item, row: readQueueRow(item) }))
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
      // An empty category is empty either way.
      source: met ? source : 'index'
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
    : { ...common, by: 'category', prefix: filter.prefix };
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
 * Nobody waits for it. What fails is stamped by the next one who passes, or by
 * `verify --repair`; a person without write access can still look.
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
