import {
  CreateTableCommand,
  DeleteTableCommand,
  PutItemCommand,
  QueryCommand,
  paginateScan,
  waitUntilTableExists
} from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';

import { bytesOf } from '../../faults/world/testDataset';
import {
  OTHER_ITEMS,
  OTHER_KEYS
} from '../../fixtures/otherProgram/otherProgram';
import type { RawItem } from '../../fixtures/otherProgram/otherProgram';
import { listedKey, makeBucket, removeBucket } from '../engine/buckets';
import { connectTo, dynamodb, freshName, s3 } from '../engine/engine';
import { describeOtherProgram } from './curation';
import { idOf } from './documentRules';
import type { Look, OtherDataset } from './otherDataset';
import { STATUSES } from './otherDataset';

const INDEX = 'CurrentStatus-LastUpdatedAt-GSI';

describeOtherProgram('S3 and DynamoDB', async (): Promise<OtherDataset> => {
  const table = freshName('table');
  const bucket = await makeBucket();
  await makeDocumentedTable(table);
  for (const Item of OTHER_ITEMS) {
    await dynamodb.send(new PutItemCommand({ TableName: table, Item }));
  }
  for (const Key of OTHER_KEYS) {
    await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key, Body: bytesOf(Key) })
    );
  }
  const { catalogue, images, dispose } = await connectTo({ table, bucket });
  return {
    catalogue,
    images,
    look: () => look(table, bucket),
    dispose: async () => {
      dispose();
      await dynamodb.send(new DeleteTableCommand({ TableName: table }));
      await removeBucket(bucket);
    }
  };
});

/** The documented table: it has the documented index and none of the extension's. */
async function makeDocumentedTable(TableName: string): Promise<void> {
  const texts = ['product_id', 'current_status', 'last_updated_at'];
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'sub_category', AttributeType: 'N' },
        ...texts.map(AttributeName => ({
          AttributeName,
          AttributeType: 'S' as const
        }))
      ],
      KeySchema: [
        { AttributeName: 'sub_category', KeyType: 'HASH' },
        { AttributeName: 'product_id', KeyType: 'RANGE' }
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: INDEX,
          KeySchema: [
            { AttributeName: 'current_status', KeyType: 'HASH' },
            { AttributeName: 'last_updated_at', KeyType: 'RANGE' }
          ],
          Projection: { ProjectionType: 'ALL' }
        }
      ]
    })
  );
  await waitUntilTableExists(
    { client: dynamodb, maxWaitTime: 60, minDelay: 1 },
    { TableName }
  );
}

async function look(TableName: string, Bucket: string): Promise<Look> {
  const items: RawItem[] = [];
  const scan = paginateScan(
    { client: dynamodb },
    { TableName, ConsistentRead: true }
  );
  for await (const { Items = [] } of scan) {
    items.push(...Items);
  }
  const keys = new Set<string>();
  const list = paginateListObjectsV2(
    { client: s3 },
    { Bucket, EncodingType: 'url' }
  );
  for await (const { Contents = [], EncodingType } of list) {
    Contents.forEach(({ Key = '' }) => keys.add(listedKey(Key, EncodingType)));
  }
  return { items, keys, index: await readIndex(TableName, items) };
}

/** The index lags behind the table. It is queried until it has caught up, or a limit is reached. */
async function readIndex(
  TableName: string,
  items: readonly RawItem[]
): Promise<Look['index']> {
  const at = (item: RawItem): string =>
    `${idOf(item)} ${item.current_status?.S} ${item.last_updated_at?.S}`;
  for (let tries = 1; ; tries++) {
    const found: Record<string, readonly RawItem[]> = {};
    for (const status of STATUSES) {
      const { Items = [] } = await dynamodb.send(
        new QueryCommand({
          TableName,
          IndexName: INDEX,
          ScanIndexForward: false,
          KeyConditionExpression: 'current_status = :status',
          ExpressionAttributeValues: { ':status': { S: status } }
        })
      );
      found[status] = Items;
    }
    const indexed = new Set(Object.values(found).flat().map(at));
    const behind = items.some(
      item => item.current_status && !indexed.has(at(item))
    );
    if (!behind || tries === 20) {
      return Object.fromEntries(
        Object.entries(found).map(([status, some]) => [status, some.map(idOf)])
      );
    }
    await new Promise(wake => setTimeout(wake, 250));
  }
}
