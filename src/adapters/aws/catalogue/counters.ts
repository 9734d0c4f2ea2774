import type { Category, ItemValue } from '../../../domain/catalogueItem';
import { countersKey } from '../../../domain/catalogueItem';
import { countersAttributes } from '../../../domain/product/counters';
import type { CountersDelta } from '../../../domain/product/status';
import { Expression, allOf, any } from './expression';
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
 * Adds to counters that exist and are numbers. Counters without a change are
 * left alone. If none changes, the condition still checks that they exist.
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
  // An update in a transaction needs an expression. Adding 0 changes nothing.
  const added = changed.length > 0 ? changed : [['total_products', 0] as const];
  return {
    TableName: table,
    Key: tableKey(countersKey(category)),
    UpdateExpression: add(expression, added),
    ConditionExpression: allOf(
      expression.exists(SORT_KEY),
      // Adding to a text or to NULL would fail as an invalid request.
      ...added.map(([attribute]) =>
        any(expression.absent(attribute), expression.isNumber(attribute))
      )
    ),
    ...expression.placeholders
  };
}

/** Adds to counters, and creates those that are missing. */
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
      // Including the zeros, because a missing counter counts as broken.
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
