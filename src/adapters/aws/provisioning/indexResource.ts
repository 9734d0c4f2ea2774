import type {
  GlobalSecondaryIndexDescription,
  TableDescription
} from '@aws-sdk/client-dynamodb';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';

import type { Finding } from '../../../ports/jobs/provisioning';
import { NEW_INDEX_DEADLINE } from '../answers/deadlines';
import type { Table } from '../connection/table';
import { describeTable } from './describeTable';
import type { ResourceKeeper } from './resourceKeeper';
import { RUN_SETUP, finding } from './resourceKeeper';
import type { IndexResource } from './tableShape';
import {
  INDEXES,
  attributeDefinitions,
  describedKey,
  keySchema,
  keyText
} from './tableShape';
import { waitFor } from './waitFor';

/** One of the two indexes, which is added to an existing table. */
export function indexResource(
  table: Table,
  resource: IndexResource
): ResourceKeeper {
  const { name, key } = INDEXES[resource];
  const inspect = async (): Promise<Finding> =>
    judge(resource, table.name, await describeTable(table));

  /** Waits until the table can be changed: DynamoDB changes one index at a time. */
  const quiet = (): Promise<TableDescription | undefined> =>
    waitFor(
      table.effects,
      NEW_INDEX_DEADLINE,
      () => describeTable(table),
      found =>
        found === undefined ||
        (found.TableStatus === 'ACTIVE' &&
          (found.GlobalSecondaryIndexes ?? []).every(
            ({ IndexStatus }) => IndexStatus === 'ACTIVE'
          ))
    );

  return {
    inspect,
    async make() {
      const found = await quiet();
      const now = judge(resource, table.name, found);
      if (now.state !== 'missing' || found === undefined) {
        return now;
      }
      await table.ask('dynamodb:UpdateTable', () =>
        table.dynamodb.send(
          new UpdateTableCommand({
            TableName: table.name,
            AttributeDefinitions: attributeDefinitions(key),
            GlobalSecondaryIndexUpdates: [
              {
                Create: {
                  IndexName: name,
                  KeySchema: keySchema(key),
                  Projection: { ProjectionType: 'ALL' },
                  ProvisionedThroughput: throughput(found)
                }
              }
            ]
          })
        )
      );
      return judge(resource, table.name, await quiet());
    }
  };
}

function judge(
  resource: IndexResource,
  table: string,
  found: TableDescription | undefined
): Finding {
  const { name, key } = INDEXES[resource];
  const index = found?.GlobalSecondaryIndexes?.find(
    ({ IndexName }) => IndexName === name
  );
  if (found === undefined || index === undefined) {
    return finding(
      resource,
      'missing',
      `The table ${table} has no index ${name}.`,
      RUN_SETUP
    );
  }
  const problem = problemOf(resource, index, found);
  if (problem !== undefined) {
    return finding(
      resource,
      'unusable',
      `The index ${name} of ${table} ${problem}.`,
      'An index cannot be changed: delete it, then run the set-up.'
    );
  }
  // It answers no query until it is filled.
  return index.IndexStatus === 'ACTIVE'
    ? finding(resource, 'ok', `The index ${name} is on ${keyText(key)}.`)
    : finding(
        resource,
        'missing',
        `The index ${name} of ${table} is being built.`,
        'Wait; for a large table this takes a while.'
      );
}

function problemOf(
  resource: IndexResource,
  index: GlobalSecondaryIndexDescription,
  found: TableDescription
): string | undefined {
  const wanted = keyText(INDEXES[resource].key);
  const key = describedKey(index.KeySchema, found.AttributeDefinitions);
  if (key !== wanted) {
    return `has the key ${key}; it should be ${wanted}`;
  }
  const projection = index.Projection?.ProjectionType;
  return projection === 'ALL'
    ? undefined
    : `has ${projection ?? 'some attributes'} only; it should have ALL`;
}

/** In a table with provisioned capacity, each index needs its own. */
function throughput({
  BillingModeSummary,
  ProvisionedThroughput
}: TableDescription):
  { ReadCapacityUnits: number; WriteCapacityUnits: number } | undefined {
  const { ReadCapacityUnits = 0, WriteCapacityUnits = 0 } =
    ProvisionedThroughput ?? {};
  return BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ||
    ReadCapacityUnits === 0
    ? undefined
    : { ReadCapacityUnits, WriteCapacityUnits };
}
