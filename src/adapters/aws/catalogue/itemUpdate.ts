import type { ItemValue } from '../../../domain/catalogueItem';
import type { ItemChange } from '../../../domain/edits/plan/itemChange';
import { Expression, all, any, updateOf } from './expression';
import { SORT_KEY, tableKey } from './items';

/** The parts that a single update and one inside a transaction have in common. */
export interface ItemUpdate {
  readonly TableName: string;
  readonly Key: Record<string, string | number>;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, ItemValue>;
  readonly ReturnValuesOnConditionCheckFailure: 'ALL_OLD';
}

/** A change as DynamoDB takes it, with everything that it is conditional on. */
export function itemUpdate(table: string, change: ItemChange): ItemUpdate {
  const expression = new Expression();
  return {
    TableName: table,
    Key: tableKey(change.key),
    UpdateExpression: updateOf(expression, change.set, change.remove) ?? '',
    ConditionExpression: all(
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
