import { DeleteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

import { NO_CATEGORY, keyOfItem } from '../../../domain/catalogueItem';
import { Invalid } from '../../../domain/errors';
import {
  NO_PRODUCTS,
  addCounts,
  statusMove
} from '../../../domain/product/status';
import type { CatalogueFilling } from '../../../ports/product/catalogue';
import { MAX_CREATED } from '../../../ports/product/catalogue';
import { writable } from '../answers/rawItem';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { addOrMakeCounters } from './counters';
import { Expression, allOf, any } from './expression';
import { PARTITION_KEY, SORT_KEY, tableKey } from '../connection/tableKey';
import { changeRefused } from './changeRefused';
import { setWhere } from './setWhere';

/** Creating products, and storing the items of partition 0. */
export function filling(table: Table): CatalogueFilling {
  const { documents, name } = table;
  return {
    async create(category, items) {
      if (items.length > MAX_CREATED) {
        throw new Invalid('transaction-too-large', {
          count: items.length,
          limit: MAX_CREATED
        });
      }
      const counts = items
        .map(item => statusMove(undefined, String(item.current_status ?? '')))
        .reduce(addCounts, NO_PRODUCTS);
      const puts = items.map(item => {
        const expression = new Expression();
        return {
          Put: {
            TableName: name,
            Item: Object.fromEntries(
              Object.entries(item).map(([attribute, value]) => [
                attribute,
                writable(value)
              ])
            ),
            ConditionExpression: expression.absent(SORT_KEY),
            ...expression.placeholders,
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const
          }
        };
      });
      // The SDK adds a token, which is the same for all its attempts. If the
      // caller repeats the call after a lost answer, the first product refuses it.
      const request = new TransactWriteCommand({
        TransactItems: [
          ...puts,
          { Update: addOrMakeCounters(name, category, counts) }
        ]
      });
      await table.ask('dynamodb:PutItem', () => documents.send(request), {
        TransactionCanceledException: (
          error: SdkError,
          otherwise: unknown
        ): never => {
          const taken = error.reasons.findIndex(
            reason => reason.Code === 'ConditionalCheckFailed'
          );
          if (taken < 0) {
            throw otherwise;
          }
          throw changeRefused(
            String(items[taken]?.product_id),
            error.reasons[taken].Item,
            error.error
          );
        }
      });
    },

    store(before, after) {
      const {
        [PARTITION_KEY]: subCategory,
        [SORT_KEY]: productId,
        ...set
      } = after;
      const {
        [PARTITION_KEY]: _partition,
        [SORT_KEY]: _sort,
        ...seen
      } = before ?? {};
      // An attribute that was not read must be absent, or it would be overwritten.
      const expected = {
        ...Object.fromEntries(
          Object.keys(set).map(attribute => [attribute, undefined])
        ),
        ...seen
      };
      return setWhere(
        table,
        { subCategory: Number(subCategory), productId: String(productId) },
        set,
        expression =>
          before === undefined
            ? expression.absent(SORT_KEY)
            : allOf(expression.exists(SORT_KEY), ...expression.asRead(expected))
      );
    },

    async withdraw(item, absent) {
      const key = keyOfItem(item);
      if (key.subCategory === NO_CATEGORY) {
        return false;
      }
      const {
        [PARTITION_KEY]: _partition,
        [SORT_KEY]: _sort,
        ...attributes
      } = item;
      const expression = new Expression();
      const expected = {
        ...Object.fromEntries(absent.map(attribute => [attribute, undefined])),
        ...attributes
      };
      const request = {
        TableName: name,
        Key: tableKey(key),
        ConditionExpression: any(
          expression.absent(SORT_KEY),
          allOf(...expression.asRead(expected))
        ),
        ...expression.placeholders
      };
      return table.ask<boolean, boolean>(
        'dynamodb:DeleteItem',
        async () => {
          await documents.send(new DeleteCommand(request));
          return true;
        },
        { ConditionalCheckFailedException: () => false }
      );
    }
  };
}
