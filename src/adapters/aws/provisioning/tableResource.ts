import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';

import type { Finding } from '../../../ports/jobs/provisioning';
import { NEW_TABLE_DEADLINE } from '../answers/deadlines';
import type { Table } from '../connection/table';
import { describeTable } from './describeTable';
import type { ResourceKeeper } from './resourceKeeper';
import { RUN_SETUP, finding } from './resourceKeeper';
import {
  INDEXES,
  TABLE_KEY,
  attributeDefinitions,
  describedKey,
  keySchema,
  keyText
} from './tableShape';
import { waitFor } from './waitFor';

/** The table with its key, billed by request. A new table has its indexes from the start. */
export function tableResource(table: Table): ResourceKeeper {
  const inspect = async (): Promise<Finding> =>
    judge(table.name, await describeTable(table));
  return {
    inspect,
    async make() {
      const indexes = Object.values(INDEXES);
      await table.ask(
        'dynamodb:CreateTable',
        () =>
          table.dynamodb.send(
            new CreateTableCommand({
              TableName: table.name,
              BillingMode: 'PAY_PER_REQUEST',
              KeySchema: keySchema(TABLE_KEY),
              AttributeDefinitions: attributeDefinitions(
                TABLE_KEY,
                ...indexes.map(({ key }) => key)
              ),
              GlobalSecondaryIndexes: indexes.map(({ name, key }) => ({
                IndexName: name,
                KeySchema: keySchema(key),
                Projection: { ProjectionType: 'ALL' }
              }))
            })
          ),
        // It exists, or somebody else is making it.
        { ResourceInUseException: () => undefined }
      );
      return waitFor(
        table.effects,
        NEW_TABLE_DEADLINE,
        inspect,
        ({ state }) => state !== 'missing'
      );
    }
  };
}

function judge(name: string, found: TableDescription | undefined): Finding {
  if (found === undefined) {
    return finding('table', 'missing', `There is no table ${name}.`, RUN_SETUP);
  }
  const key = describedKey(found.KeySchema, found.AttributeDefinitions);
  if (key !== keyText(TABLE_KEY)) {
    return finding(
      'table',
      'unusable',
      `The table ${name} has the key ${key}; it should be ${keyText(TABLE_KEY)}.`,
      'A key cannot be changed: choose another table in the connection.'
    );
  }
  switch (found.TableStatus) {
    case 'CREATING':
      return finding(
        'table',
        'missing',
        `The table ${name} is being made.`,
        'Wait a minute.'
      );
    case 'DELETING':
      return finding(
        'table',
        'unusable',
        `The table ${name} is being deleted.`,
        'Wait until it is gone, then run the set-up.'
      );
    default:
      return finding('table', 'ok', `The table ${name} has the right key.`);
  }
}
