import {
  CreateBucketCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  PutObjectTaggingCommand,
  S3Client
} from '@aws-sdk/client-s3';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  PutCommand,
  ScanCommand
} from '@aws-sdk/lib-dynamodb';
import type { BrowserContext } from '@playwright/test';

import { connectionTo, makeTable } from '../support/brokenDataset';
import { ReadBack } from '../support/readBack';

type Item = Record<string, unknown>;

const { CURATION_S3_ENDPOINT, CURATION_DYNAMODB_ENDPOINT, CURATION_REGION } =
  process.env as Record<string, string>;

const s3 = new S3Client({
  region: CURATION_REGION,
  endpoint: CURATION_S3_ENDPOINT,
  forcePathStyle: true
});
const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({
    region: CURATION_REGION,
    endpoint: CURATION_DYNAMODB_ENDPOINT
  })
);

/** A bucket and a table for one test, filled and read by a client of their own. */
export class OwnDataset extends ReadBack {
  private constructor(
    readonly bucket: string,
    readonly table: string
  ) {
    super(bucket, table);
  }

  /** @param name - as a bucket may be called; no other test has it */
  static async make(name: string): Promise<OwnDataset> {
    const table = name.replaceAll('-', '_');
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    await makeTable(table);
    return new OwnDataset(name, table);
  }

  /** Directs every page of a browser to it. @param more - of the connection */
  async use(
    context: BrowserContext,
    more: Readonly<Record<string, string>> = {}
  ): Promise<void> {
    const { bucket, table } = this;
    await context.route('**/jupyterlab-curation/sandbox*', route =>
      route.fulfill({
        json: {
          available: true,
          connection: connectionTo('sandbox', { bucket, table, ...more })
        }
      })
    );
  }

  async put(
    key: string,
    body: Uint8Array,
    tags: Readonly<Record<string, string>> = {}
  ): Promise<void> {
    const at = { Bucket: this.bucket, Key: key };
    await s3.send(new PutObjectCommand({ ...at, Body: body }));
    const TagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    if (TagSet.length > 0) {
      await s3.send(
        new PutObjectTaggingCommand({ ...at, Tagging: { TagSet } })
      );
    }
  }

  async putItems(items: readonly Item[]): Promise<void> {
    for (const Item of items) {
      await documents.send(new PutCommand({ TableName: this.table, Item }));
    }
  }

  /** The products' items in the order of their ids; those of partition 0 are left out. */
  async products(): Promise<Item[]> {
    const { Items: items = [] } = await documents.send(
      new ScanCommand({ TableName: this.table, ConsistentRead: true })
    );
    return items
      .filter(({ sub_category: sub }) => sub !== 0)
      .sort((a, b) => (String(a.product_id) < String(b.product_id) ? -1 : 1));
  }

  async keys(): Promise<string[]> {
    const { Contents = [] } = await s3.send(
      new ListObjectsV2Command({ Bucket: this.bucket })
    );
    return Contents.map(({ Key = '' }) => Key);
  }
}
