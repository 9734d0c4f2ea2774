import { UpdateCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem } from '../../../domain/catalogueItem';
import type {
  CatalogueChanging,
  ClaimOutcome,
  ClaimRequest
} from '../../../ports/product/catalogue';
import {
  FOREIGN_ATTRIBUTES,
  isForeign
} from '../../../domain/product/shape/foreignShape';
import type { SdkError } from '../answers/sdkError';
import type { Table } from '../connection/table';
import { Expression, allOf, any, updateOf } from './expression';
import { readRawItem } from '../answers/rawItem';
import { SORT_KEY, tableKey } from '../connection/tableKey';

/** Claiming products and giving them back. */
export function claiming(
  table: Table
): Pick<CatalogueChanging, 'claim' | 'release'> {
  const { documents, name } = table;
  return {
    async claim(key, request) {
      const { id, by, until } = request.claim;
      const outcome = await table.ask(
        'dynamodb:UpdateItem',
        () => {
          // A new one for each attempt, because DynamoDB refuses a value that is not used.
          const expression = new Expression();
          return documents.send(
            new UpdateCommand({
              TableName: name,
              Key: tableKey(key),
              UpdateExpression: updateOf(expression, {
                claim_id: id,
                claimed_by: by,
                claimed_until: until
              }),
              ConditionExpression: claimable(expression, request),
              ...expression.placeholders,
              ReturnValues: 'ALL_NEW',
              ReturnValuesOnConditionCheckFailure: 'ALL_OLD'
            })
          );
        },
        { ConditionalCheckFailedException: refused }
      );
      return 'kind' in outcome
        ? outcome
        : { kind: 'claimed', item: outcome.Attributes as CatalogueItem };
    },

    async release(key, claimId) {
      await table.ask(
        'dynamodb:UpdateItem',
        () => {
          const expression = new Expression();
          return documents.send(
            new UpdateCommand({
              TableName: name,
              Key: tableKey(key),
              ConditionExpression: expression.equals('claim_id', claimId),
              UpdateExpression: updateOf(expression, {}, [
                'claim_id',
                'claimed_by',
                'claimed_until'
              ]),
              ...expression.placeholders
            })
          );
        },
        // Somebody else has claimed it by now, or it is gone.
        { ConditionalCheckFailedException: () => undefined }
      );
    }
  };
}

function claimable(
  expression: Expression,
  { claim, now, takeOver }: ClaimRequest
): string {
  const exists = expression.exists(SORT_KEY);
  const ours = any(
    expression.isText('current_status'),
    allOf(...FOREIGN_ATTRIBUTES.map(name => expression.absent(name)))
  );
  return takeOver
    ? allOf(exists, ours)
    : allOf(
        exists,
        ours,
        any(
          expression.absent('claim_id'),
          expression.equals('claim_id', claim.id),
          expression.absent('claimed_until'),
          `${expression.name('claimed_until')} <= ${expression.value(now)}`
        )
      );
}

function refused({ item }: SdkError): ClaimOutcome {
  const holder = readRawItem(item);
  if (holder === undefined) {
    return { kind: 'missing' };
  }
  return { kind: isForeign(holder) ? 'foreign' : 'held', item: holder };
}
