import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand } from '@aws-sdk/client-dynamodb';

import type { ResourceFinding } from '../../../ports/jobs/provisioning';
import { NEW_TABLE_DEADLINE } from '../answers/deadlines';
import type { Table } from '../connection/table';
import { isForeignTable } from '../catalogue/foreignTable';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import {
  INDEXES,
  TABLE_KEY,
  attributeDefinitions,
  describeTable,
  describedKey,
  keySchema,
  keyText
} from './tableShape';
import { waitFor } from '../answers/waitFor';

/** The table with its key, billed by request. A new table has its indexes from the start. */
export function tableResource(table: Table): ResourceKeeper {
  const inspect = async (): Promise<ResourceFinding> => {
    const found = judge(table.name, await describeTable(table));
    return found.state === 'ok' && (await isForeignTable(table))
      ? finding('table', 'unusable', {
          code: 'table-foreign',
          table: table.name
        })
      : found;
  };
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

function judge(
  table: string,
  found: TableDescription | undefined
): ResourceFinding {
  if (found === undefined) {
    return finding('table', 'missing', { code: 'table-missing', table });
  }
  const key = describedKey(found.KeySchema, found.AttributeDefinitions);
  const wanted = keyText(TABLE_KEY);
  if (key !== wanted) {
    return finding('table', 'unusable', {
      code: 'table-key-different',
      table,
      key,
      wanted
    });
  }
  switch (found.TableStatus) {
    case 'CREATING':
      return finding('table', 'missing', { code: 'table-being-made', table });
    case 'DELETING':
      return finding('table', 'unusable', {
        code: 'table-being-deleted',
        table
      });
    default:
      return finding('table', 'ok', { code: 'table-ready', table });
  }
}
