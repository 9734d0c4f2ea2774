import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DynamoDBDocumentClient
} from '@aws-sdk/lib-dynamodb';

type Item = Record<string, unknown>;

/** A separate category, which the picker does not list. */
export const MANY = { mainCategory: 'MANY', subCategory: 9100 };

/** Products by their index, newest first. */
const PRODUCTS = 1200;
/** The maximum of one DynamoDB request. */
const BATCH = 25;

const {
  CURATION_DYNAMODB_ENDPOINT: endpoint,
  CURATION_REGION: region,
  CURATION_TABLE: table
} = process.env as Record<string, string>;

const documents = DynamoDBDocumentClient.from(
  new DynamoDBClient({ region, endpoint })
);

/** `S0001` is the newest. */
export function idOf(place: number): string {
  return `S${String(place).padStart(4, '0')}`;
}

/**
 * Every tenth product is completed, by Kim and Lee in turn on two days;
 * `S0602` alone has a flag and three images, the others have one.
 */
function itemOf(place: number): Item {
  const completed = place % 10 === 0;
  const status = completed ? 'COMPLETED' : 'PENDING';
  const day = completed && place > 600 ? 20 : 21;
  return {
    sub_category: MANY.subCategory,
    product_id: idOf(place),
    main_category: MANY.mainCategory,
    current_status: status,
    category_status: `${MANY.subCategory}#${status}`,
    created_at: '2026-11-01T12:00:00.000Z',
    last_updated_at: new Date(
      Date.UTC(2026, 10, day, 12) - place * 1000
    ).toISOString(),
    detail: place === 602 ? ['a.jpg', 'b.jpg', 'c.jpg'] : ['a.jpg'],
    summary: [],
    segment: [],
    text: [],
    ...(completed && { completed_by: place % 20 === 0 ? 'Kim' : 'Lee' }),
    ...(place === 602 && { flags: new Set(['blurred']) })
  };
}

export async function putMany(): Promise<void> {
  await write(item => ({ PutRequest: { Item: item } }));
}

export async function removeMany(): Promise<void> {
  await write(({ sub_category, product_id }) => ({
    DeleteRequest: { Key: { sub_category, product_id } }
  }));
}

async function write(request: (item: Item) => Item): Promise<void> {
  const places = Array.from({ length: PRODUCTS }, (_, at) => at + 1);
  for (let at = 0; at < PRODUCTS; at += BATCH) {
    const batch = places.slice(at, at + BATCH).map(itemOf);
    await documents.send(
      new BatchWriteCommand({ RequestItems: { [table]: batch.map(request) } })
    );
  }
}
