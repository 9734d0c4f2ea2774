import type { TableDescription } from '@aws-sdk/client-dynamodb';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';

import type { Table } from '../connection/table';

/** The table as DynamoDB describes it, or undefined if it is missing. */
export function describeTable(
  table: Table
): Promise<TableDescription | undefined> {
  return table.ask<TableDescription | undefined, undefined>(
    'dynamodb:DescribeTable',
    async () =>
      (
        await table.dynamodb.send(
          new DescribeTableCommand({ TableName: table.name })
        )
      ).Table,
    { ResourceNotFoundException: () => undefined }
  );
}
