import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem, Category } from '../../../domain/catalogueItem';
import { NO_CATEGORY } from '../../../domain/catalogueItem';
import { distinctCategories } from '../../../domain/categoriesOfItems';
import type { CatalogueScanning } from '../../../ports/catalogue';
import type { Table } from '../table';
import { Expression } from './expression';
import { PARTITION_KEY, SORT_KEY } from './items';

/** Looking through the whole table. */
export function scanning(table: Table): CatalogueScanning {
  const { documents, name } = table;
  return {
    async products({ subCategory, limit, cursor }, signal) {
      if (subCategory === NO_CATEGORY) {
        return { items: [], cursor: undefined };
      }
      const expression = new Expression();
      const { Items, LastEvaluatedKey } = await table.ask(
        'dynamodb:Query',
        () =>
          documents.send(
            new QueryCommand({
              TableName: name,
              KeyConditionExpression: expression.equals(
                PARTITION_KEY,
                subCategory
              ),
              ConsistentRead: true,
              Limit: limit,
              ExclusiveStartKey: cursor,
              ...expression.placeholders
            }),
            { abortSignal: signal }
          )
      );
      return {
        items: (Items ?? []) as CatalogueItem[],
        cursor: LastEvaluatedKey
      };
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
              ProjectionExpression: [
                PARTITION_KEY,
                SORT_KEY,
                'main_category',
                'target_sub_category'
              ]
                .map(attribute => expression.name(attribute))
                .join(', '),
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
