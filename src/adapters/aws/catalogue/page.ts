import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import type { CataloguePage } from '../../../ports/product/catalogue';

export const NO_PAGE: CataloguePage = { items: [], read: 0, cursor: undefined };

/** The answer to a query as a page. */
export function pageOf({
  Items,
  ScannedCount,
  LastEvaluatedKey
}: QueryCommandOutput): CataloguePage {
  const items = (Items ?? []) as CatalogueItem[];
  return {
    items,
    read: ScannedCount ?? items.length,
    cursor: LastEvaluatedKey
  };
}
