import type { KeySchemaElement } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  waitUntilTableExists
} from '@aws-sdk/client-dynamodb';
import {
  DeleteBucketCorsCommand,
  GetBucketCorsCommand,
  GetBucketLifecycleConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand
} from '@aws-sdk/client-s3';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';

import type { AwsPorts } from '../../../src/adapters/aws';
import { setUp } from '../../../src/app/jobs/setup';
import type {
  ResourceFinding,
  Resource
} from '../../../src/ports/jobs/provisioning';
import { makeBucket, removeBucket } from '../engine/buckets';
import { itWith } from '../engine/capabilities';
import {
  connectTo,
  documents,
  dynamodb,
  freshName,
  region,
  s3
} from '../engine/engine';
import { setupText } from '../../support/english';

describe('provisioning on AWS', () => {
  const bucket = freshName('bucket');
  let ports: AwsPorts;
  const tables: string[] = [];
  beforeAll(async () => {
    await makeBucket(bucket);
    ports = await connectTo({ bucket });
  });
  afterAll(async () => {
    await removeBucket(bucket);
    for (const TableName of tables) {
      await dynamodb.send(new DeleteTableCommand({ TableName }));
    }
    ports.dispose();
  });

  const look = async (
    at: AwsPorts,
    resource: Resource
  ): Promise<ResourceFinding> => (await at.provisioning.inspect([resource]))[0];

  itWith('bucket-cors')('adds its CORS rule beside another’s', async () => {
    const others = {
      ID: 'others',
      AllowedMethods: ['GET'],
      AllowedOrigins: ['https://shop.example']
    };
    await s3.send(
      new PutBucketCorsCommand({
        Bucket: bucket,
        CORSConfiguration: { CORSRules: [others] }
      })
    );
    expect(await look(ports, 'cors')).toMatchObject({ state: 'missing' });
    expect(await ports.provisioning.make('cors')).toMatchObject({
      state: 'ok'
    });
    const { CORSRules = [] } = await s3.send(
      new GetBucketCorsCommand({ Bucket: bucket })
    );
    expect(CORSRules).toHaveLength(2);
    expect(CORSRules[0]).toMatchObject(others);
    expect(CORSRules[1]).toMatchObject({
      ID: 'jupyterlab-curation',
      AllowedOrigins: ['*'],
      MaxAgeSeconds: 86_400
    });
    expect(CORSRules[1].ExposeHeaders).toEqual(
      expect.arrayContaining(['ETag', 'Date', 'x-amz-checksum-sha256'])
    );
  });

  itWith('bucket-cors')('narrows its origins on request', async () => {
    const narrow = await connectTo(
      { bucket },
      { origins: ['https://hub.example'] }
    );
    await ports.provisioning.make('cors');
    expect(await look(narrow, 'cors')).toMatchObject({ state: 'different' });
    expect(await narrow.provisioning.make('cors')).toMatchObject({
      state: 'ok'
    });
    // A set-up without origins does not widen them again.
    expect(await look(ports, 'cors')).toMatchObject({ state: 'ok' });
    narrow.dispose();
  });

  itWith('bucket-cors')(
    'lets a page in beside those that it lets in already',
    async () => {
      const origins = async (): Promise<unknown> => {
        const { CORSRules = [] } = await s3.send(
          new GetBucketCorsCommand({ Bucket: bucket })
        );
        return CORSRules.find(({ ID }) => ID === 'jupyterlab-curation')
          ?.AllowedOrigins;
      };
      const from = async (pageOrigin: string): Promise<unknown> => {
        const page = await connectTo({ bucket }, { pageOrigin });
        await page.provisioning.make('cors');
        expect(await look(page, 'cors')).toMatchObject({ state: 'ok' });
        page.dispose();
        return origins();
      };
      const OWN = 'http://127.0.0.1:*';
      const HUB = 'https://hub.example';
      await s3.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
      expect(await from(OWN)).toEqual([OWN]);
      expect(await from(HUB)).toEqual([OWN, HUB]);
      expect(await from('http://127.0.0.1:8888')).toEqual([OWN, HUB]);
      expect(await from('http://127.0.0.10:8888')).toEqual([
        OWN,
        HUB,
        'http://127.0.0.10:8888'
      ]);
      const any = await connectTo({ bucket }, { origins: ['*'] });
      await any.provisioning.make('cors');
      any.dispose();
      expect(await from('https://other.example')).toEqual(['*']);
    }
  );

  itWith('archive-tier')(
    'adds its lifecycle rules beside another’s',
    async () => {
      const others = {
        ID: 'others',
        Status: 'Enabled' as const,
        Filter: { Prefix: 'logs/' },
        Expiration: { Days: 9 }
      };
      await s3.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: bucket,
          LifecycleConfiguration: { Rules: [others] }
        })
      );
      expect(await ports.provisioning.make('lifecycle')).toMatchObject({
        state: 'ok'
      });
      const { Rules = [] } = await s3.send(
        new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })
      );
      expect(Rules).toHaveLength(3);
      expect(Rules[0]).toMatchObject(others);
      const [incomplete, archived] = Rules.slice(1);
      expect(incomplete.AbortIncompleteMultipartUpload).toEqual({
        DaysAfterInitiation: 7
      });
      expect(archived).toMatchObject({
        Filter: {
          And: {
            Tags: [{ Key: 'status', Value: 'archived' }]
          }
        },
        Transitions: [{ Days: 30, StorageClass: 'GLACIER_IR' }]
      });
      // No rule of the extension ever expires an image.
      expect(Rules.slice(1).some(rule => rule.Expiration)).toBe(false);
      const later = await connectTo({ bucket }, { archiveAfterDays: 90 });
      expect(await look(later, 'lifecycle')).toMatchObject({
        state: 'different'
      });
      later.dispose();
    }
  );

  itWith('public-access-block')('blocks all public access', async () => {
    await ports.provisioning.make('public-access-block');
    const { PublicAccessBlockConfiguration } = await s3.send(
      new GetPublicAccessBlockCommand({ Bucket: bucket })
    );
    expect(PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true
    });
  });

  itWith('regions')(
    'names the region of a bucket that is elsewhere',
    async () => {
      const away = region === 'eu-west-1' ? 'eu-central-1' : 'eu-west-1';
      const elsewhere = await makeBucket(freshName('away'), away);
      const there = await connectTo({ bucket: elsewhere });
      const found = await look(there, 'bucket');
      expect(found).toMatchObject({ state: 'unusable' });
      expect(setupText(found)).toContain(away);
      expect(await there.provisioning.make('bucket')).toEqual(found);
      await removeBucket(elsewhere);
      there.dispose();
    }
  );

  it('makes the table exactly as documented', async () => {
    const table = freshName('table');
    const at = await connectTo({ table });
    await at.provisioning.make('table');
    tables.push(table);
    const { Table } = await dynamodb.send(
      new DescribeTableCommand({ TableName: table })
    );
    expect(Table).toMatchObject({
      KeySchema: keys('sub_category', 'product_id'),
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' }
    });
    const indexes = Object.fromEntries(
      (Table?.GlobalSecondaryIndexes ?? []).map(index => [
        index.IndexName,
        index
      ])
    );
    for (const [name, partition] of [
      ['CurrentStatus-LastUpdatedAt-GSI', 'current_status'],
      ['CategoryStatus-LastUpdatedAt-GSI', 'category_status']
    ]) {
      expect(indexes[name]).toMatchObject({
        KeySchema: keys(partition, 'last_updated_at'),
        Projection: { ProjectionType: 'ALL' }
      });
    }
    at.dispose();
  });

  itWith('point-in-time-recovery')(
    'protects a table as it is told to, and switches nothing off',
    async () => {
      const table = await tableWith(['sub_category', 'N'], ['product_id', 'S']);
      const recovery = await connectTo(
        { table },
        { tableProtection: { deletion: false, recovery: true } }
      );
      const found = await look(recovery, 'table-protection');
      expect(found.state).toBe('missing');
      expect(setupText(found)).toContain('no point-in-time recovery');
      expect(
        await recovery.provisioning.make('table-protection')
      ).toMatchObject({
        state: 'ok',
        found: { deletion: false, recovery: true }
      });
      const neither = await connectTo(
        { table },
        { tableProtection: { deletion: false, recovery: false } }
      );
      expect(await look(neither, 'table-protection')).toMatchObject({
        state: 'ok',
        found: { recovery: true }
      });
      recovery.dispose();
      neither.dispose();
    }
  );

  it('adds both indexes to a table that has products', async () => {
    const table = await tableWith(['sub_category', 'N'], ['product_id', 'S']);
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          sub_category: 1,
          product_id: 'SKU1',
          category_status: '1#PENDING',
          last_updated_at: '2026'
        }
      })
    );
    const at = await connectTo({ table });
    expect(await look(at, 'table')).toMatchObject({ state: 'ok' });
    for (const resource of ['status-index', 'category-status-index'] as const) {
      expect(await look(at, resource)).toMatchObject({ state: 'missing' });
      expect(await at.provisioning.make(resource)).toMatchObject({
        state: 'ok'
      });
    }
    const { items } = await at.catalogue.page({
      subCategory: 1,
      status: 'PENDING',
      limit: 5,
      by: 'index'
    });
    expect(items).toHaveLength(1);
    at.dispose();
  });

  it('reports a table with another key, and leaves it alone', async () => {
    const table = await tableWith(['product_id', 'S'], ['sub_category', 'S']);
    const at = await connectTo({ table });
    const found = await look(at, 'table');
    expect(found.state).toBe('unusable');
    expect(setupText(found)).toContain('product_id (S), sub_category (S)');
    expect(setupText(found)).toContain('sub_category (N), product_id (S)');
    expect(await at.provisioning.make('table')).toEqual(found);
    at.dispose();
  });

  it.each([true, false])(
    'names a table in the shape of another program (with a list of categories: %s)',
    async listed => {
      const table = await tableWith(['sub_category', 'N'], ['product_id', 'S']);
      const put = (Item: Record<string, unknown>) =>
        documents.send(new PutCommand({ TableName: table, Item }));
      const at = await connectTo({ table });
      if (listed) {
        await put({
          sub_category: 0,
          product_id: 'CATEGORY_METADATA',
          categories_info: '{"sub_categories":{"TOP":[7]}}'
        });
      }
      const product = {
        sub_category: 7,
        product_id: 'P1',
        main_category: 'TOP',
        curation_status: 'PENDING'
      };
      await put(product);
      expect(await look(at, 'table')).toMatchObject({
        state: 'unusable',
        found: { code: 'table-foreign', table }
      });
      await expect(setUp(at.provisioning)).rejects.toMatchObject({
        code: 'resource-unusable'
      });
      await put({ ...product, current_status: 'PENDING' });
      expect(await look(at, 'table')).toMatchObject({ state: 'ok' });
      at.dispose();
    }
  );

  it('reports what is wrong with an index of the same name', async () => {
    const table = freshName('table');
    tables.push(table);
    await dynamodb.send(
      new CreateTableCommand({
        TableName: table,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'sub_category', AttributeType: 'N' },
          { AttributeName: 'product_id', AttributeType: 'S' },
          { AttributeName: 'category_status', AttributeType: 'S' }
        ],
        KeySchema: keys('sub_category', 'product_id'),
        GlobalSecondaryIndexes: [
          {
            IndexName: 'CategoryStatus-LastUpdatedAt-GSI',
            KeySchema: keys('category_status', 'product_id'),
            Projection: { ProjectionType: 'ALL' }
          }
        ]
      })
    );
    await waitUntilTableExists(
      { client: dynamodb, maxWaitTime: 60, minDelay: 1 },
      { TableName: table }
    );
    const at = await connectTo({ table });
    const found = await look(at, 'category-status-index');
    expect(found.state).toBe('unusable');
    expect(setupText(found)).toContain('category_status (S), product_id (S)');
    expect(await look(at, 'status-index')).toMatchObject({ state: 'missing' });
    at.dispose();
  });

  it('makes the categories item in the documented shape, and never over an existing one', async () => {
    const table = await tableWith(['sub_category', 'N'], ['product_id', 'S']);
    const Key = { sub_category: 0, product_id: 'CATEGORY_METADATA' };
    const at = await connectTo({ table });
    expect(await at.provisioning.make('categories')).toMatchObject({
      state: 'ok'
    });
    const { Item } = await documents.send(
      new GetCommand({ TableName: table, Key })
    );
    expect(JSON.parse(String(Item?.categories_info))).toEqual({
      main_categories: [],
      sub_categories: {},
      product_counts: {},
      total_products: 0
    });
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: { ...Key, categories_info: 'broken' }
      })
    );
    expect(await at.provisioning.make('categories')).toMatchObject({
      state: 'unusable'
    });
    at.dispose();
  });

  async function tableWith(
    ...[[hash, hashType], [range, rangeType]]: [string, 'S' | 'N'][]
  ): Promise<string> {
    const TableName = freshName('table');
    tables.push(TableName);
    await dynamodb.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: hash, AttributeType: hashType },
          { AttributeName: range, AttributeType: rangeType }
        ],
        KeySchema: keys(hash, range)
      })
    );
    await waitUntilTableExists(
      { client: dynamodb, maxWaitTime: 60, minDelay: 1 },
      { TableName }
    );
    return TableName;
  }
});

function keys(hash: string, range: string): KeySchemaElement[] {
  return [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' }
  ];
}
