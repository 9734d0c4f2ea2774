import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { NO_CATEGORY } from '../../../domain/catalogueItem';
import { distinctCategories } from '../../../domain/product/categoriesOfItems';
import type { CatalogueScanning } from '../../../ports/product/catalogue';
import type { Table } from '../connection/table';
import { Expression } from './expression';
import { PARTITION_KEY, SORT_KEY } from '../connection/tableKey';
import { NO_PAGE, pageOf } from './page';

/** Reading the whole table. */
export function scanning(table: Table): CatalogueScanning {
  const { documents, name } = table;
  return {
    async products({ subCategory, limit, cursor, attributes }, signal) {
      if (subCategory === NO_CATEGORY) {
        return NO_PAGE;
      }
      const expression = new Expression();
      return pageOf(
        await table.ask('dynamodb:Query', () =>
          documents.send(
            new QueryCommand({
              TableName: name,
              KeyConditionExpression: expression.equals(
                PARTITION_KEY,
                subCategory
              ),
              ProjectionExpression: attributes && expression.list(attributes),
              ConsistentRead: true,
              Limit: limit,
              ExclusiveStartKey: cursor,
              ...expression.placeholders
            }),
            { abortSignal: signal }
          )
        )
      );
    },

    async categories(signal) {
      let found: readonly Category[] = [];
      let from: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const expression = new Expression();
        const page = await table.ask('dynamodb:Scan', () =>
          documents.send(
            new ScanCommand({
              TableName: name,
              ProjectionExpression: expression.list([
                PARTITION_KEY,
                SORT_KEY,
                'main_category',
                'target_sub_category'
              ]),
              ExclusiveStartKey: from,
              ...expression.placeholders
            }),
            { abortSignal: signal }
          )
        );
        found = distinctCategories(
          (page.Items ?? []) as CatalogueItem[],
          found
        );
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return found;
    }
  };
}
