import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import {
  CATEGORY_STATUS_INDEX,
  NO_CATEGORY,
  categoryStatus
} from '../../../domain/catalogueItem';
import { NotSupported } from '../../../domain/errors';
import {
  NO_PRODUCTS,
  addCounts,
  statusMove
} from '../../../domain/product/status';
import type {
  CataloguePage,
  CatalogueReading,
  CategoryQuery,
  IndexQuery
} from '../../../ports/product/catalogue';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { Expression } from './expression';
import { PARTITION_KEY, SORT_KEY, tableKey } from '../connection/tableKey';
import { NO_PAGE, pageOf } from './page';

/** Reading items, pages and counts. */
export function reading(table: Table): CatalogueReading {
  const { documents, name } = table;
  return {
    async item(key, signal) {
      const { Item } = await table.ask('dynamodb:GetItem', () =>
        documents.send(
          new GetCommand({
            TableName: name,
            Key: tableKey(key),
            ConsistentRead: true
          }),
          { abortSignal: signal }
        )
      );
      return Item;
    },

    page(query, signal) {
      if (query.subCategory === NO_CATEGORY) {
        // Partition 0 holds no products.
        return Promise.resolve(NO_PAGE);
      }
      return query.by === 'index'
        ? pageByIndex(table, query, signal)
        : pageByCategory(table, query, signal);
    },

    async count({ mainCategory, subCategory }, signal) {
      let counts = NO_PRODUCTS;
      let from: QueryCommandOutput['LastEvaluatedKey'];
      do {
        const expression = new Expression();
        const page = await table.ask('dynamodb:Query', () =>
          documents.send(
            new QueryCommand({
              TableName: name,
              KeyConditionExpression: expression.equals(
                PARTITION_KEY,
                subCategory
              ),
              ProjectionExpression: expression.list([
                'current_status',
                'main_category'
              ]),
              ConsistentRead: true,
              ExclusiveStartKey: from,
              ...expression.placeholders
            }),
            { abortSignal: signal }
          )
        );
        for (const item of page.Items ?? []) {
          // Two main categories may share the number of a sub category.
          if (item.main_category === mainCategory) {
            const status = String(item.current_status ?? '');
            counts = addCounts(counts, statusMove(undefined, status));
          }
        }
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return counts;
    }
  };
}

async function pageByIndex(
  table: Table,
  { subCategory, status, limit, cursor, order }: IndexQuery,
  signal?: AbortSignal
): Promise<CataloguePage> {
  const expression = new Expression();
  const noIndex = (error: SdkError, otherwise: unknown): never => {
    if (!/index/i.test(error.message)) {
      throw otherwise;
    }
    throw new NotSupported(
      'index-missing',
      { table: table.name, index: CATEGORY_STATUS_INDEX },
      { cause: error.error }
    );
  };
  return pageOf(
    await table.ask(
      'dynamodb:Query',
      () =>
        table.documents.send(
          new QueryCommand({
            TableName: table.name,
            IndexName: CATEGORY_STATUS_INDEX,
            KeyConditionExpression: expression.equals(
              'category_status',
              categoryStatus(subCategory, status)
            ),
            ScanIndexForward: order === 'oldest',
            Limit: limit,
            ExclusiveStartKey: cursor,
            ...expression.placeholders
          }),
          { abortSignal: signal }
        ),
      {
        // Only the text tells: "does not have the specified index", or the
        // index is still being filled.
        ValidationException: noIndex,
        ResourceNotFoundException: noIndex
      },
      CATEGORY_STATUS_INDEX
    )
  );
}

/** In key order, with consistent reads, for tables whose index cannot be relied on. */
async function pageByCategory(
  table: Table,
  { subCategory, status, limit, cursor, prefix }: CategoryQuery,
  signal?: AbortSignal
): Promise<CataloguePage> {
  const expression = new Expression();
  return pageOf(
    await table.ask('dynamodb:Query', () =>
      table.documents.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: [
            expression.equals(PARTITION_KEY, subCategory),
            ...(prefix === undefined
              ? []
              : [expression.beginsWith(SORT_KEY, prefix)])
          ].join(' AND '),
          FilterExpression: expression.equals('current_status', status),
          ConsistentRead: true,
          Limit: limit,
          ExclusiveStartKey: cursor,
          ...expression.placeholders
        }),
        { abortSignal: signal }
      )
    )
  );
}
