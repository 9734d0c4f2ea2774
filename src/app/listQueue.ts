import type { CatalogueItem, Category } from '../domain/catalogueItem';
import { categoryStatus } from '../domain/catalogueItem';
import { NotSupported } from '../domain/errors';
import type { QueueRow } from '../domain/product';
import { readQueueRow } from '../domain/product';
import type {
  CatalogueChanging,
  CataloguePage,
  CatalogueReading,
  Cursor,
  PageQuery
} from '../ports/catalogue';

export interface QueueQuery {
  readonly category: Category;
  readonly status: string;
  readonly limit: number;
  readonly from?: QueueCursor;
}

export interface QueueCursor {
  readonly cursor: Cursor;
  readonly by: PageQuery['by'];
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Undefined at the end. */
  readonly next: QueueCursor | undefined;
  readonly source: QueueSource;
}

/**
 * Where rows come from: our index; or the whole category, because the index is
 * missing or because it has none of its products yet.
 */
export type QueueSource = 'index' | 'no-index' | 'unstamped';

type QueueCatalogue = CatalogueReading & Pick<CatalogueChanging, 'stamp'>;

/** Requests that one page of the queue may take where most rows read are not its own. */
const MAX_REQUESTS = 10;

/**
 * A page of the products of a category with a status: newest first by our
 * index; where that cannot serve, by the category in the order of ids. Rows
 * that the index has under a wrong key are left out and stamped in passing.
 *
 * @param expected - the number of such products by the counters: an index
 * without any of them was not stamped yet, and is not trusted
 */
export async function listQueue(
  catalogue: QueueCatalogue,
  query: QueueQuery,
  expected: number | undefined,
  signal?: AbortSignal
): Promise<QueuePage> {
  let source: QueueSource = 'no-index';
  if (query.from?.by !== 'category') {
    const page = await byIndex(catalogue, query, signal);
    const trusted =
      page &&
      (page.rows.length > 0 || query.from !== undefined || expected === 0);
    if (page && trusted) {
      return page;
    }
    source = page ? 'unstamped' : 'no-index';
  }
  const page = await fill(catalogue, query, 'category', signal);
  // An empty category is empty either way.
  return { ...page, source: page.rows.length > 0 ? source : 'index' };
}

async function byIndex(
  catalogue: QueueCatalogue,
  query: QueueQuery,
  signal?: AbortSignal
): Promise<QueuePage | undefined> {
  try {
    const page = await fill(catalogue, query, 'index', signal);
    return { ...page, source: 'index' };
  } catch (error) {
    if (error instanceof NotSupported) {
      return undefined;
    }
    throw error;
  }
}

/** Asks again while a page gave no row of ours: dropped rows must not look like an end. */
async function fill(
  catalogue: QueueCatalogue,
  { category, status, limit, from }: QueueQuery,
  by: PageQuery['by'],
  signal?: AbortSignal
): Promise<Omit<QueuePage, 'source'>> {
  const rows: QueueRow[] = [];
  let cursor = from?.cursor;
  for (let requests = 0; requests < MAX_REQUESTS; requests++) {
    const page: CataloguePage = await catalogue.page(
      { subCategory: category.subCategory, status, limit, cursor, by },
      signal
    );
    for (const item of page.items) {
      if (
        item.current_status === status &&
        item.main_category === category.mainCategory
      ) {
        rows.push(readQueueRow(item));
      }
    }
    stampInPassing(catalogue, page.items.filter(isUnstamped));
    cursor = page.cursor;
    if (cursor === undefined || rows.length > 0) {
      break;
    }
  }
  return { rows, next: cursor && { cursor, by } };
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
