import type { GlobalSecondaryIndex } from '@aws-sdk/client-dynamodb';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient
} from '@aws-sdk/client-dynamodb';
import {
  CreateBucketCommand,
  S3Client,
  PutObjectCommand
} from '@aws-sdk/client-s3';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand
} from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/** Ten by ten pixels, red. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  'base64'
);

const { CURATION_S3_ENDPOINT, CURATION_DYNAMODB_ENDPOINT, CURATION_REGION } =
  process.env as Record<string, string>;

const s3 = new S3Client({
  region: CURATION_REGION,
  endpoint: CURATION_S3_ENDPOINT,
  forcePathStyle: true
});
const dynamodb = new DynamoDBClient({
  region: CURATION_REGION,
  endpoint: CURATION_DYNAMODB_ENDPOINT
});
const documents = DynamoDBDocumentClient.from(dynamodb);

/** Which of the two indexes a table has. */
export type Index = 'CurrentStatus' | 'CategoryStatus';

const PARTITIONS: Readonly<Record<Index, string>> = {
  CurrentStatus: 'current_status',
  CategoryStatus: 'category_status'
};

/** A connection in the settings that uses the sandbox. */
export function connectionTo(
  name: string,
  place: Readonly<Record<string, string>> = {}
): object {
  return {
    name,
    bucket: BUCKET,
    bucketRegion: CURATION_REGION,
    table: 'BadInput',
    s3Endpoint: CURATION_S3_ENDPOINT,
    dynamodbEndpoint: CURATION_DYNAMODB_ENDPOINT,
    pathStyle: true,
    person: 'curator-7',
    ...place
  };
}

export const BUCKET = 'bad-input';

/** A new table, created by a client of its own. */
export async function makeTable(
  name: string,
  indexes: readonly Index[] = ['CurrentStatus', 'CategoryStatus'],
  partition = 'sub_category'
): Promise<void> {
  try {
    await dynamodb.send(new DeleteTableCommand({ TableName: name }));
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') {
      throw error;
    }
  }
  const attributes = indexes.flatMap(index => [PARTITIONS[index]]);
  await dynamodb.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: partition, KeyType: 'HASH' },
        { AttributeName: 'product_id', KeyType: 'RANGE' }
      ],
      AttributeDefinitions: [
        {
          AttributeName: partition,
          AttributeType: partition === 'sub_category' ? 'N' : 'S'
        },
        ...['product_id', ...attributes].map(AttributeName => ({
          AttributeName,
          AttributeType: 'S' as const
        })),
        ...(indexes.length > 0
          ? [{ AttributeName: 'last_updated_at', AttributeType: 'S' as const }]
          : [])
      ],
      ...(indexes.length > 0 && {
        GlobalSecondaryIndexes: indexes.map(indexNamed)
      })
    })
  );
}

function indexNamed(index: Index): GlobalSecondaryIndex {
  return {
    IndexName: `${index}-LastUpdatedAt-GSI`,
    KeySchema: [
      { AttributeName: PARTITIONS[index], KeyType: 'HASH' },
      { AttributeName: 'last_updated_at', KeyType: 'RANGE' }
    ],
    Projection: { ProjectionType: 'ALL' }
  };
}

/** The list of categories and some products of category 1005. */
export async function fill(
  table: string,
  products: readonly Item[]
): Promise<void> {
  const categories: Item = {
    sub_category: 0,
    product_id: 'CATEGORY_METADATA',
    categories_info: JSON.stringify({
      main_categories: ['TOP'],
      sub_categories: { TOP: [1005] },
      product_counts: { TOP: { 1005: products.length } },
      total_products: products.length
    })
  };
  for (const item of [categories, ...products]) {
    await documents.send(new PutCommand({ TableName: table, Item: item }));
  }
}

/** A documented product with other values in its item. */
export function product(productId: string, patch: Item = {}): Item {
  return {
    sub_category: 1005,
    product_id: productId,
    main_category: 'TOP',
    current_status: 'PENDING',
    category_status: '1005#PENDING',
    created_at: '2024-01-15T10:30:00.000Z',
    last_updated_at: `2024-01-15T10:30:00.${productId.slice(-3)}Z`,
    detail: ['a.png', 'b.png', 'c.png', 'd.png'],
    summary: [],
    segment: [],
    text: [],
    ...patch
  };
}

/** Objects of a product: a picture, or other bytes. */
export async function putObjects(
  productId: string,
  paths: readonly string[],
  bytes: Buffer = PNG
): Promise<void> {
  for (const path of paths) {
    await s3.send(
      new PutObjectCommand({
        Bucket: BUCKET,
        Key: `TOP/1005/${productId}/${path}`,
        Body: bytes
      })
    );
  }
}

export async function makeBucket(): Promise<void> {
  try {
    await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  } catch (error) {
    if (!/BucketAlready/.test((error as Error).name)) {
      throw error;
    }
  }
}

export async function itemOf(table: string, productId: string): Promise<Item> {
  return itemOfTable(table, 1005, productId);
}

export async function itemOfTable(
  table: string,
  subCategory: number,
  productId: string
): Promise<Item> {
  const { Item: item } = await documents.send(
    new GetCommand({
      TableName: table,
      Key: { sub_category: subCategory, product_id: productId },
      ConsistentRead: true
    })
  );
  return item ?? {};
}
