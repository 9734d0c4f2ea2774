import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { UpdateTableCommand } from '@aws-sdk/client-dynamodb';

import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import { NEW_INDEX_DEADLINE } from '../answers/deadlines';
import type { Table } from '../connection/table';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import type { IndexResource } from './tableShape';
import {
  INDEXES,
  attributeDefinitions,
  describeTable,
  describedKey,
  keySchema,
  keyText
} from './tableShape';
import { waitFor } from '../answers/waitFor';

/** One of the two indexes, which is added to an existing table. */
export function indexResource(
  table: Table,
  resource: IndexResource
): ResourceKeeper {
  const { name, key } = INDEXES[resource];
  const inspect = async (): Promise<ResourceFinding> =>
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
): ResourceFinding {
  const { name } = INDEXES[resource];
  const index = found?.GlobalSecondaryIndexes?.find(
    ({ IndexName }) => IndexName === name
  );
  if (found === undefined || index === undefined) {
    return finding(resource, 'missing', {
      code: 'index-missing',
      table,
      index: name
    });
  }
  const key = describedKey(index.KeySchema, found.AttributeDefinitions);
  const wanted = keyText(INDEXES[resource].key);
  const projection = index.Projection?.ProjectionType;
  const of = { table, index: name, key };
  if (key !== wanted) {
    return finding(resource, 'unusable', {
      code: 'index-key-different',
      ...of,
      wanted
    });
  }
  if (projection !== 'ALL') {
    return finding(resource, 'unusable', {
      code: 'index-incomplete',
      ...of,
      projection
    });
  }
  // It answers no query until it is filled.
  return index.IndexStatus === 'ACTIVE'
    ? finding(resource, 'ok', { code: 'index-ready', ...of })
    : finding(resource, 'missing', { code: 'index-being-built', ...of });
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
