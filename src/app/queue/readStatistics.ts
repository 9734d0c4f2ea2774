import type { Category } from '../../domain/catalogueItem';
import type { CategoryStatistics } from '../../domain/queue/statistics';
import {
  NO_STATISTICS,
  STATISTICS_ATTRIBUTES,
  addToStatistics
} from '../../domain/queue/statistics';
import type { CatalogueScanning, Cursor } from '../../ports/product/catalogue';

/** Products in a request. DynamoDB ends a page earlier at 1 MB if they are large. */
const PAGE = 1000;

/**
 * Reads a whole category, one request at a time, and yields the statistics
 * after each. A request is made only if the caller asks for the next value.
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
