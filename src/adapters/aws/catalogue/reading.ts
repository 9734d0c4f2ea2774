import type { QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import {
  CATEGORY_STATUS_INDEX,
  NO_CATEGORY,
  STATUS_INDEX,
  categoryStatus
} from '../../../domain/catalogueItem';
import { NotSupported } from '../../../domain/errors';
import { distinctCategories } from '../../../domain/product/categoriesOfItems';
import {
  COUNTED_ATTRIBUTES,
  ProductCounter
} from '../../../domain/product/shape/countProducts';
import { FOREIGN_STATUS } from '../../../domain/product/shape/foreignShape';
import type {
  CataloguePage,
  CatalogueReading,
  CategoryQuery,
  IndexQuery
} from '../../../ports/product/catalogue';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { Expression, allOf, any } from './expression';
import { PARTITION_KEY, SORT_KEY, tableKey } from '../connection/tableKey';
import { NO_PAGE, pageOf } from './page';
import { readItems } from './readItems';

/** Reading items, pages and counts. */
export function reading(table: Table): CatalogueReading {
  const { documents, name } = table;
  const item: CatalogueReading['item'] = async (key, signal) => {
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
  };
  return {
    item,

    items: (keys, signal) => readItems(table, keys, item, signal),

    page(query, signal) {
      if (query.subCategory === NO_CATEGORY) {
        // Partition 0 holds no products.
        return Promise.resolve(NO_PAGE);
      }
      return query.by === 'index'
        ? pageByIndex(table, query, signal)
        : pageByCategory(table, query, signal);
    },

    async lastCompletedBy(person, signal) {
      const expression = new Expression();
      const { Items = [] } = await askIndex(table, STATUS_INDEX, () =>
        documents.send(
          new QueryCommand({
            TableName: name,
            IndexName: STATUS_INDEX,
            KeyConditionExpression: expression.equals(
              'current_status',
              'COMPLETED'
            ),
            FilterExpression: expression.equals('completed_by', person),
            ProjectionExpression: expression.list([
              'main_category',
              PARTITION_KEY
            ]),
            ScanIndexForward: false,
            ...expression.placeholders
          }),
          { abortSignal: signal }
        )
      );
      return Items.length === 0
        ? undefined
        : distinctCategories([Items[0] as CatalogueItem])[0];
    },

    async count(category, signal) {
      const { subCategory } = category;
      const counter = new ProductCounter(category);
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
              ProjectionExpression: expression.list(COUNTED_ATTRIBUTES),
              ConsistentRead: true,
              ExclusiveStartKey: from,
              ...expression.placeholders
            }),
            { abortSignal: signal }
          )
        );
        counter.add((page.Items ?? []) as CatalogueItem[]);
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
      return counter.counts;
    }
  };
}

async function pageByIndex(
  table: Table,
  { subCategory, status, limit, cursor, order }: IndexQuery,
  signal?: AbortSignal
): Promise<CataloguePage> {
  const expression = new Expression();
  return pageOf(
    await askIndex(table, CATEGORY_STATUS_INDEX, () =>
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
      )
    )
  );
}

/** @throws NotSupported if the table lacks the index */
function askIndex<Answer>(
  table: Table,
  index: string,
  send: () => Promise<Answer>
): Promise<Answer> {
  const noIndex = (error: SdkError, otherwise: unknown): never => {
    if (!/index/i.test(error.message)) {
      throw otherwise;
    }
    throw new NotSupported(
      'index-missing',
      { table: table.name, index },
      { cause: error.error }
    );
  };
  return table.ask(
    'dynamodb:Query',
    send,
    {
      // Only the text tells: "does not have the specified index", or the
      // index is still being filled.
      ValidationException: noIndex,
      ResourceNotFoundException: noIndex
    },
    index
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
          FilterExpression: hasStatus(expression, status),
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

/** In the documented attribute, or in that of another program if the documented one is no text. */
function hasStatus(expression: Expression, status: string): string {
  return any(
    expression.equals('current_status', status),
    allOf(
      `NOT ${expression.isText('current_status')}`,
      expression.equals(FOREIGN_STATUS, status)
    )
  );
}
