import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem, ItemValue } from '../../../domain/catalogueItem';
import { categoryStatus, keyOfItem } from '../../../domain/catalogueItem';
import type { ItemChange } from '../../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../../domain/edits/plan/changeStatus';
import { CountersMissing } from '../../../domain/errors';
import { PACK_ATTRIBUTE } from '../../../domain/images/pack/namedPack';
import type { CatalogueChanging } from '../../../ports/product/catalogue';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { SORT_KEY, tableKey } from '../connection/tableKey';
import { changeRefused } from './changeRefused';
import { addToCounters } from './counters';
import { Expression, allOf, any, updateOf } from './expression';
import { setWhere } from './setWhere';

const REFUSED = 'ConditionalCheckFailed';

/** Changing single products. */
export function changing(
  table: Table
): Pick<CatalogueChanging, 'change' | 'changeStatus' | 'stamp' | 'namePack'> {
  const { documents, name } = table;
  return {
    async change(change) {
      const { Attributes } = await table.ask(
        'dynamodb:UpdateItem',
        () =>
          documents.send(
            new UpdateCommand({
              ...itemUpdate(name, change),
              ReturnValues: 'ALL_NEW'
            })
          ),
        {
          ConditionalCheckFailedException: ({ item, error }) => {
            throw changeRefused(change.key.productId, item, error);
          }
        }
      );
      return Attributes as CatalogueItem;
    },

    changeStatus: change => changeStatus(table, change),

    async stamp(item) {
      const { current_status: status, category_status: stamped } = item;
      if (typeof status !== 'string') {
        return false;
      }
      const key = keyOfItem(item);
      return setWhere(
        table,
        key,
        { category_status: categoryStatus(key.subCategory, status) },
        // An item that is gone has no status, so none is created.
        expression =>
          allOf(
            ...expression.asRead({
              current_status: status,
              category_status: stamped
            })
          )
      );
    },

    namePack: (key, pack) =>
      setWhere(table, key, { [PACK_ATTRIBUTE]: pack }, expression =>
        expression.exists(SORT_KEY)
      )
  };
}

/**
 * Changes the product and its category's counters in one transaction. For ten
 * minutes DynamoDB applies repetitions with the same token once. After that,
 * the condition on `revision` does. The token includes the revision: when the
 * same change is planned again on a newer item, its parameters differ, and
 * DynamoDB refuses other parameters under a token that it knows.
 */
async function changeStatus(
  table: Table,
  { change, category, counters }: StatusChange
): Promise<void> {
  const request = new TransactWriteCommand({
    ClientRequestToken: `${change.opId}-${Number(change.set.revision)}`,
    TransactItems: [
      { Update: itemUpdate(table.name, change) },
      { Update: addToCounters(table.name, category, counters) }
    ]
  });
  const cancelled = (error: SdkError, otherwise: unknown): never => {
    const [product, counted] = error.reasons;
    if (product?.Code === REFUSED) {
      throw changeRefused(change.key.productId, product.Item, error.error);
    }
    if (counted?.Code === REFUSED) {
      const { mainCategory, subCategory } = category;
      throw new CountersMissing(
        'counters-missing',
        { mainCategory, subCategory },
        { cause: error.error }
      );
    }
    throw otherwise;
  };
  await table.ask('dynamodb:UpdateItem', () => table.documents.send(request), {
    TransactionCanceledException: cancelled
  });
}

/** What a single update and an update in a transaction have in common. */
interface ItemUpdate {
  readonly TableName: string;
  readonly Key: Record<string, string | number>;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, ItemValue>;
  readonly ReturnValuesOnConditionCheckFailure: 'ALL_OLD';
}

/** A change as an update with all its conditions. */
function itemUpdate(table: string, change: ItemChange): ItemUpdate {
  const expression = new Expression();
  return {
    TableName: table,
    Key: tableKey(change.key),
    UpdateExpression: updateOf(expression, change.set, change.remove) ?? '',
    ConditionExpression: allOf(
      expression.exists(SORT_KEY),
      any(
        expression.absent('claim_id'),
        expression.equals('claim_id', change.claimId)
      ),
      ...expression.asRead(change.expect)
    ),
    ...expression.placeholders,
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD'
  };
}
