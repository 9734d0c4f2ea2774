import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client
} from '@aws-sdk/client-s3';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand
} from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/**
 * Bucket and table as another program sees them: by a client of its own, without
 * the extension's code.
 */
export class ReadBack {
  private readonly _region = setting('CURATION_REGION');
  private readonly _s3 = new S3Client({
    region: this._region,
    endpoint: setting('CURATION_S3_ENDPOINT'),
    forcePathStyle: true
  });
  private readonly _dynamodb = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      region: this._region,
      endpoint: setting('CURATION_DYNAMODB_ENDPOINT')
    })
  );

  /** Default: those of the sample. */
  constructor(
    private readonly _bucket = setting('CURATION_BUCKET'),
    private readonly _table = setting('CURATION_TABLE')
  ) {}

  async item(subCategory: number, productId: string): Promise<Item> {
    const { Item: item } = await this._dynamodb.send(
      new GetCommand({
        TableName: this._table,
        Key: { sub_category: subCategory, product_id: productId },
        ConsistentRead: true
      })
    );
    if (!item) {
      throw new Error(`No item ${subCategory}/${productId}.`);
    }
    return item;
  }

  /** Releases every product, as time would: each test is another browser, and finds the claims of the last one. */
  async endClaims(): Promise<void> {
    const { Items: held = [] } = await this._dynamodb.send(
      new ScanCommand({
        TableName: this._table,
        FilterExpression: 'attribute_exists(claim_id)',
        ConsistentRead: true
      })
    );
    for (const { sub_category, product_id } of held) {
      await this._dynamodb.send(
        new UpdateCommand({
          TableName: this._table,
          Key: { sub_category, product_id },
          UpdateExpression: 'REMOVE claim_id, claimed_by, claimed_until'
        })
      );
    }
  }

  /** Writes without conditions, as another program does; undefined removes an attribute. */
  async overwrite(
    sub: number,
    productId: string,
    attributes: Item
  ): Promise<void> {
    const names = Object.keys(attributes);
    const clause = (verb: string, of: readonly string[]): string =>
      of.length === 0
        ? ''
        : `${verb} ${of.map(name => (verb === 'SET' ? `#${name} = :${name}` : `#${name}`)).join(', ')} `;
    const set = names.filter(name => attributes[name] !== undefined);
    await this._dynamodb.send(
      new UpdateCommand({
        TableName: this._table,
        Key: { sub_category: sub, product_id: productId },
        UpdateExpression: `${clause('SET', set)}${clause(
          'REMOVE',
          names.filter(name => !set.includes(name))
        )}`.trim(),
        ExpressionAttributeNames: Object.fromEntries(
          names.map(name => [`#${name}`, name])
        ),
        ExpressionAttributeValues: Object.fromEntries(
          set.map(name => [`:${name}`, attributes[name]])
        )
      })
    );
  }

  /** The ids of a category's products, in key order. */
  async productIds(sub: number): Promise<string[]> {
    const { Items: items = [] } = await this._dynamodb.send(
      new QueryCommand({
        TableName: this._table,
        KeyConditionExpression: 'sub_category = :sub',
        ExpressionAttributeValues: { ':sub': sub },
        ConsistentRead: true
      })
    );
    return items.map(({ product_id }) => String(product_id));
  }

  /** Objects whose keys begin so; a thousand at the most. */
  async countOf(prefix: string): Promise<number> {
    const { KeyCount = 0 } = await this._s3.send(
      new ListObjectsV2Command({ Bucket: this._bucket, Prefix: prefix })
    );
    return KeyCount;
  }

  counters(main: string, sub: number): Promise<Item> {
    return this.item(0, `STATUS_STATS_${main}_${sub}`);
  }

  async tags(key: string): Promise<Record<string, string>> {
    const { TagSet = [] } = await this._s3.send(
      new GetObjectTaggingCommand({ Bucket: this._bucket, Key: key })
    );
    return Object.fromEntries(
      TagSet.map(({ Key = '', Value = '' }) => [Key, Value])
    );
  }

  /** The object's size in bytes, or undefined if there is none. */
  async size(key: string): Promise<number | undefined> {
    try {
      const { ContentLength } = await this._s3.send(
        new HeadObjectCommand({ Bucket: this._bucket, Key: key })
      );
      return ContentLength;
    } catch (error) {
      if ((error as Error).name === 'NotFound') {
        return undefined;
      }
      throw error;
    }
  }

  /** The object as it is stored in the bucket. */
  async bytes(key: string): Promise<Buffer> {
    const { Body } = await this._s3.send(
      new GetObjectCommand({ Bucket: this._bucket, Key: key })
    );
    return Buffer.from(await Body!.transformToByteArray());
  }

  /** The keys that a product's lists name and the bucket lacks. There must be none. */
  async dangling(item: Item): Promise<string[]> {
    const keys = ['detail', 'summary', 'segment', 'text'].flatMap(folder =>
      (item[folder] as string[]).map(
        name =>
          `${String(item.main_category)}/${String(item.sub_category)}/${String(item.product_id)}/${folder}/${name}`
      )
    );
    const sizes = await Promise.all(keys.map(key => this.size(key)));
    return keys.filter((_, at) => sizes[at] === undefined);
  }
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run npm run test:e2e.`);
  }
  return value;
}
