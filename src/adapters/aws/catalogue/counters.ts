import type { Category, ItemValue } from '../../../domain/catalogueItem';
import { countersKey } from '../../../domain/catalogueItem';
import { countersAttributes } from '../../../domain/product/counters';
import type { CountersDelta } from '../../../domain/product/status';
import { Expression, all, any } from './expression';
import { SORT_KEY, tableKey } from '../connection/tableKey';

interface CountersUpdate {
  readonly TableName: string;
  readonly Key: Record<string, string | number>;
  readonly UpdateExpression?: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, ItemValue>;
}

/**
 * Adds to counters that are there, and numbers; one without change is left
 * alone. Where all are, the condition still says whether they exist.
 */
export function addToCounters(
  table: string,
  category: Category,
  delta: CountersDelta
): CountersUpdate & { readonly UpdateExpression: string } {
  const expression = new Expression();
  const changed = Object.entries(countersAttributes(delta)).filter(
    ([, by]) => by !== 0
  );
  // A transaction's update needs an expression: adding 0 is none to a reader.
  const added = changed.length > 0 ? changed : [['total_products', 0] as const];
  return {
    TableName: table,
    Key: tableKey(countersKey(category)),
    UpdateExpression: add(expression, added),
    ConditionExpression: all(
      expression.exists(SORT_KEY),
      // Adding to a text or to NULL would refuse the whole transaction.
      ...added.map(([attribute]) =>
        any(expression.absent(attribute), expression.isNumber(attribute))
      )
    ),
    ...expression.placeholders
  };
}

/** Adds to counters, and makes them whole where they are missing. */
export function addOrMakeCounters(
  table: string,
  category: Category,
  delta: CountersDelta
): CountersUpdate & { readonly UpdateExpression: string } {
  const expression = new Expression();
  const names = {
    main_category: category.mainCategory,
    target_sub_category: category.subCategory
  };
  const sets = Object.entries(names).map(([attribute, value]) => {
    const name = expression.name(attribute);
    return `${name} = if_not_exists(${name}, ${expression.value(value)})`;
  });
  return {
    TableName: table,
    Key: tableKey(countersKey(category)),
    UpdateExpression: `SET ${sets.join(', ')} ${add(
      expression,
      // With the zeros: a counter that is missing would count as broken.
      Object.entries(countersAttributes(delta))
    )}`,
    ...expression.placeholders
  };
}

function add(
  expression: Expression,
  deltas: readonly (readonly [string, number])[]
): string {
  return `ADD ${deltas
    .map(
      ([attribute, by]) =>
        `${expression.name(attribute)} ${expression.value(by)}`
    )
    .join(', ')}`;
}
