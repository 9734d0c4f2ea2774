import {
  CreateTableCommand,
  DeleteTableCommand,
  waitUntilTableExists
} from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';

import { MemoryCatalogue } from '../../support/memory';
import { describeCatalogue } from './catalogue';
import type { CatalogueFixture } from './catalogue';
import { connectTo, documents, dynamodb, freshName } from '../engine/engine';

describeCatalogue('memory', async wish => {
  const catalogue = new MemoryCatalogue([], wish);
  return {
    catalogue,
    seed: async item => catalogue.seed(item),
    dispose: async () => undefined
  };
});

describeCatalogue('AWS', async ({ hasIndex }): Promise<CatalogueFixture> => {
  const table = freshName('table');
  const ports = await connectTo({ table });
  if (hasIndex) {
    expect(await ports.provisioning.make('table')).toMatchObject({
      state: 'ok'
    });
  } else {
    await makeBareTable(table);
  }
  return {
    catalogue: ports.catalogue,
    seed: async item => {
      await documents.send(new PutCommand({ TableName: table, Item: item }));
    },
    dispose: async () => {
      await dynamodb.send(new DeleteTableCommand({ TableName: table }));
      ports.dispose();
    }
  };
});

/** The documented key without an index, as another program may have left it. */
async function makeBareTable(TableName: string): Promise<void> {
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'sub_category', AttributeType: 'N' },
        { AttributeName: 'product_id', AttributeType: 'S' }
      ],
      KeySchema: [
        { AttributeName: 'sub_category', KeyType: 'HASH' },
        { AttributeName: 'product_id', KeyType: 'RANGE' }
      ]
    })
  );
  await waitUntilTableExists(
    { client: dynamodb, maxWaitTime: 60, minDelay: 1 },
    { TableName }
  );
}
