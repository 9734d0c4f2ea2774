import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';

import { CountersMissing } from '../../../domain/errors';
import type { StatusChange } from '../../../domain/edits/plan/statusChange';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { addToCounters } from './counters';
import { itemUpdate } from './itemUpdate';
import { changeRefused } from './items';

const REFUSED = 'ConditionalCheckFailed';

/**
 * The product and its category's counters in one transaction. For ten minutes
 * DynamoDB itself applies a repetition under the same token once; after that
 * the condition on `revision` does. The revision is part of the token, since
 * the same change planned anew on another item has other parameters, which
 * DynamoDB refuses under a token that it knows.
 */
export async function changeStatus(
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
      throw new CountersMissing(
        `The category ${category.mainCategory} ${category.subCategory} has no counters.`,
        { remedy: 'Count its products again.', cause: error.error }
      );
    }
    throw otherwise;
  };
  await table.ask('dynamodb:UpdateItem', () => table.documents.send(request), {
    TransactionCanceledException: cancelled
  });
}
