import { UpdateCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem, ItemKey } from '../../../domain/catalogueItem';
import type { Table } from '../connection/table';
import { Expression, updateOf } from './expression';
import { tableKey } from '../connection/tableKey';

/**
 * Sets attributes of one item under a condition.
 *
 * @returns whether the condition held; nothing is written if it did not
 */
export function setWhere(
  table: Table,
  key: ItemKey,
  set: CatalogueItem,
  where: (expression: Expression) => string
): Promise<boolean> {
  const expression = new Expression();
  // Made once for all attempts, because DynamoDB refuses a placeholder that is not used.
  const update = {
    TableName: table.name,
    Key: tableKey(key),
    UpdateExpression: updateOf(expression, set),
    ConditionExpression: where(expression),
    ...expression.placeholders
  };
  return table.ask<boolean, boolean>(
    'dynamodb:UpdateItem',
    async () => {
      await table.documents.send(new UpdateCommand(update));
      return true;
    },
    { ConditionalCheckFailedException: () => false }
  );
}
