import {
  DeleteTableCommand,
  UpdateTableCommand
} from '@aws-sdk/client-dynamodb';

import { MemoryProvisioning } from '../../support/memory';
import { removeBucket } from '../engine/buckets';
import { hasCapability } from '../engine/capabilities';
import { connectTo, dynamodb, freshName } from '../engine/engine';
import { describeProvisioning } from './provisioning';

describeProvisioning('memory', async () => ({
  provisioning: new MemoryProvisioning(),
  unsupported: [],
  dispose: async () => undefined
}));

describeProvisioning('AWS', async () => {
  const bucket = freshName('bucket');
  const table = freshName('table');
  const ports = await connectTo({ bucket, table });
  return {
    provisioning: ports.provisioning,
    unsupported: [
      ...(hasCapability('archive-tier') ? [] : (['lifecycle'] as const)),
      ...(hasCapability('public-access-block')
        ? []
        : (['public-access-block'] as const)),
      ...(hasCapability('bucket-cors') ? [] : (['cors'] as const)),
      ...(hasCapability('point-in-time-recovery')
        ? []
        : (['table-protection'] as const))
    ],
    dispose: async () => {
      await unprotect(table);
      // A test may not have made everything that is removed here.
      await Promise.allSettled([
        removeBucket(bucket),
        dynamodb.send(new DeleteTableCommand({ TableName: table }))
      ]);
      ports.dispose();
    }
  };
});

/** Until then a table that set-up made cannot be deleted. */
async function unprotect(TableName: string): Promise<void> {
  try {
    await dynamodb.send(
      new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false })
    );
  } catch {
    // A test may not have made it, and some engines know no protection.
  }
}
