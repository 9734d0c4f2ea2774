import {
  BatchWriteCommand,
  DynamoDBDocumentClient
} from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** As many as DynamoDB takes in one request. */
const BATCH = 25;
const AT_ONCE = 8;

/** Every tenth product is held, and three more of ten are completed. */
const MIXED = [
  ...['PENDING', 'COMPLETED', 'PENDING', 'PENDING', 'COMPLETED'],
  ...['PENDING', 'PENDING', 'PASS', 'COMPLETED', 'PENDING']
];

/** 20 images in the folders and by the names of the sample. */
const IMAGES = [
  ...Array.from(
    { length: 16 },
    (_, i) => `detail/detail_${threeDigits(i)}.jpg`
  ),
  ...['summary/summary_001.jpg', 'summary/summary_002.jpg'],
  ...['segment/segment_001.png', 'text/text_001.png']
];

function threeDigits(index) {
  return String(index + 1).padStart(3, '0');
}

/**
 * Makes a table by the product's own set-up and fills it: products as its
 * migration writes them, their counters, and the list of categories.
 *
 * @param product - what `loadProduct` gives
 * @param client - options of the SDK's client
 * @param connection - its table must not be there yet
 * @param plan - `{ mainCategory, categories, each }`: numbers of sub
 * categories, and how many products each has. Further, where wanted, `mixed`
 * (else all are PENDING) and `images` of one product.
 */
export async function fillTable(product, client, connection, plan) {
  await makeTable(product, client, connection);
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient(client));
  try {
    await writeAll(documents, connection.table, itemsOf(product, plan));
  } finally {
    documents.destroy();
  }
}

async function makeTable({ connectAws }, { credentials }, connection) {
  const ports = await connectAws(connection, { get: async () => credentials });
  try {
    const finding = await ports.provisioning.make('table');
    if (finding.state !== 'ok') {
      throw new Error(finding.text);
    }
  } finally {
    ports.dispose();
  }
}

/** Newest first: an order that no id tells. */
function* itemsOf(product, { mainCategory, categories, each, mixed, images }) {
  const { categoryStatus, countersItem, newItem } = product;
  const newest = Date.UTC(2026, 0, 1);
  for (const subCategory of categories) {
    const counts = { pending: 0, completed: 0, pass: 0, total: each };
    for (let place = 0; place < each; place++) {
      const status = mixed ? MIXED[place % MIXED.length] : 'PENDING';
      const productId = productIdAt(place);
      const at = new Date(newest - place * 1000).toISOString();
      counts[status.toLowerCase()]++;
      yield {
        ...newItem(
          { mainCategory, subCategory, productId },
          images ?? IMAGES,
          at
        ),
        current_status: status,
        category_status: categoryStatus(subCategory, status),
        ...(status === 'COMPLETED' && {
          completed_by: 'curator-7',
          representative_assets: JSON.stringify({ model: IMAGES[0] })
        }),
        ...(status === 'PASS' && { pass_reason: 'Too few images' })
      };
    }
    yield countersItem({ mainCategory, subCategory }, counts);
  }
  yield {
    sub_category: product.CATEGORY_METADATA.subCategory,
    product_id: product.CATEGORY_METADATA.productId,
    categories_info: product.withProductCounts(
      undefined,
      categories.map(subCategory => ({
        mainCategory,
        subCategory,
        products: each
      }))
    )
  };
}

/** The id of a product by its place, newest first from 0. */
export function productIdAt(place) {
  return `SKU${String(place + 1).padStart(6, '0')}`;
}

async function writeAll(documents, table, items) {
  const writeOn = async () => {
    for (let batch; (batch = take(items, BATCH)).length > 0;) {
      const { UnprocessedItems: left } = await documents.send(
        new BatchWriteCommand({
          RequestItems: {
            [table]: batch.map(Item => ({ PutRequest: { Item } }))
          }
        })
      );
      if (left?.[table]?.length) {
        throw new Error(`${left[table].length} items were not written.`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writeOn));
}

function take(items, count) {
  const taken = [];
  for (let next; taken.length < count && !(next = items.next()).done;) {
    taken.push(next.value);
  }
  return taken;
}
