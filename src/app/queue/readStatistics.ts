import type { Category } from '../../domain/catalogueItem';
import type { CategoryStatistics } from '../../domain/queue/statistics';
import {
  NO_STATISTICS,
  STATISTICS_ATTRIBUTES,
  addToStatistics
} from '../../domain/queue/statistics';
import type { CatalogueScanning, Cursor } from '../../ports/product/catalogue';

/** Products a request; DynamoDB ends a page at 1 MB before that where they are large. */
const PAGE = 1000;

/**
 * Reads a whole category, one request at a time, and gives what is known after
 * each. Nothing is requested that nobody asks for.
 */
export async function* readStatistics(
  catalogue: Pick<CatalogueScanning, 'products'>,
  category: Category,
  signal?: AbortSignal
): AsyncGenerator<CategoryStatistics> {
  let statistics = NO_STATISTICS;
  let cursor: Cursor | undefined;
  do {
    const page = await catalogue.products(
      {
        subCategory: category.subCategory,
        limit: PAGE,
        cursor,
        attributes: STATISTICS_ATTRIBUTES
      },
      signal
    );
    statistics = addToStatistics(statistics, page.items, category);
    cursor = page.cursor;
    yield statistics;
  } while (cursor !== undefined);
}
