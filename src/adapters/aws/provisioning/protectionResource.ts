import type { TableDescription } from '@aws-sdk/client-dynamodb';
import {
  DescribeContinuousBackupsCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand
} from '@aws-sdk/client-dynamodb';

import type {
  ResourceFinding,
  TableProtection
} from '../../../ports/jobs/provisioning';
import { NEW_TABLE_DEADLINE } from '../answers/deadlines';
import type { Table } from '../connection/table';
import type { ResourceKeeper } from './resourceKeeper';
import { finding } from './resourceKeeper';
import { describeTable } from './tableShape';
import { waitFor } from '../answers/waitFor';

const RESOURCE = 'table-protection';

/**
 * The protection of the table from being deleted, and its point-in-time
 * recovery.
 *
 * @param wish - what of it set-up switches on; it switches nothing off
 */
export function protectionResource(
  table: Table,
  wish: TableProtection
): ResourceKeeper {
  const { dynamodb, name, ask, effects } = table;
  const hasRecovery = (): Promise<boolean> =>
    ask<boolean, boolean>(
      'dynamodb:DescribeContinuousBackups',
      async () => {
        const { ContinuousBackupsDescription: found } = await dynamodb.send(
          new DescribeContinuousBackupsCommand({ TableName: name })
        );
        return (
          found?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus ===
          'ENABLED'
        );
      },
      { TableNotFoundException: () => false }
    );

  const inspect = async (): Promise<ResourceFinding> => {
    const found = await describeTable(table);
    return judge(name, wish, {
      deletion: isProtected(found),
      recovery: found !== undefined && (await hasRecovery())
    });
  };

  return {
    inspect,
    async make() {
      if (wish.deletion && !isProtected(await describeTable(table))) {
        await ask('dynamodb:UpdateTable', () =>
          dynamodb.send(
            new UpdateTableCommand({
              TableName: name,
              DeletionProtectionEnabled: true
            })
          )
        );
        await waitFor(
          effects,
          NEW_TABLE_DEADLINE,
          () => describeTable(table),
          found => found?.TableStatus === 'ACTIVE'
        );
      }
      if (wish.recovery && !(await hasRecovery())) {
        // A new table refuses it until its backups are ready.
        await waitFor(
          effects,
          NEW_TABLE_DEADLINE,
          () =>
            ask<boolean, boolean>(
              'dynamodb:UpdateContinuousBackups',
              async () => {
                await dynamodb.send(
                  new UpdateContinuousBackupsCommand({
                    TableName: name,
                    PointInTimeRecoverySpecification: {
                      PointInTimeRecoveryEnabled: true
                    }
                  })
                );
                return true;
              },
              { ContinuousBackupsUnavailableException: () => false }
            ),
          done => done
        );
      }
      return inspect();
    }
  };
}

function isProtected(found: TableDescription | undefined): boolean {
  return found?.DeletionProtectionEnabled === true;
}

function judge(
  table: string,
  wish: TableProtection,
  has: TableProtection
): ResourceFinding {
  const facts = { table, ...has };
  const lacks =
    (wish.deletion && !has.deletion) || (wish.recovery && !has.recovery);
  return lacks
    ? finding(
        RESOURCE,
        has.deletion || has.recovery ? 'different' : 'missing',
        {
          code: 'protection-incomplete',
          ...facts
        }
      )
    : finding(RESOURCE, 'ok', { code: 'protection', ...facts });
}
