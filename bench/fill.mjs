import {
  BatchWriteCommand,
  DynamoDBDocumentClient
} from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * @typedef {import('./product.mjs').Product} Product
 * @typedef {import('./product.mjs').Connection} Connection
 * @typedef {import('./dynamodb.mjs').Dynamodb['client']} ClientOptions
 * @typedef {Parameters<Product['newItem']>[1][number]} ImagePath
 */

/**
 * What to fill a table with.
 *
 * @typedef {object} FillPlan
 * @property {string} mainCategory
 * @property {number[]} categories - numbers of the sub categories
 * @property {number} each - how many products each of them has
 * @property {boolean} [mixed] - products in all statuses; by default all are PENDING
 * @property {string[]} [images] - of each product, as paths
 */

/** As many as DynamoDB takes in one request. */
const BATCH = 25;
const AT_ONCE = 8;

/** Every tenth product is held, and three more of ten are completed. */
const MIXED = /** @type {const} */ ([
  ...['PENDING', 'COMPLETED', 'PENDING', 'PENDING', 'COMPLETED'],
  ...['PENDING', 'PENDING', 'PASS', 'COMPLETED', 'PENDING']
]);

/** 20 images, with the folders and names of the sample. */
const IMAGES = [
  ...Array.from(
    { length: 16 },
    (_, i) => `detail/detail_${threeDigits(i)}.jpg`
  ),
  ...['summary/summary_001.jpg', 'summary/summary_002.jpg'],
  ...['segment/segment_001.png', 'text/text_001.png']
];

/** @param {number} index - from 0 */
function threeDigits(index) {
  return String(index + 1).padStart(3, '0');
}

/**
 * Makes a table with the product's own set-up and fills it: products as its
 * migration writes them, their counters, and the list of categories.
 *
 * @param {Product} product
 * @param {ClientOptions} client
 * @param {Connection} connection - its table must not exist yet
 * @param {FillPlan} plan
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

/**
 * @param {Product} product
 * @param {ClientOptions} client
 * @param {Connection} connection
 */
async function makeTable({ connectAws }, { credentials }, connection) {
  const ports = await connectAws(connection, { get: async () => credentials });
  try {
    const { state } = await ports.provisioning.make('table');
    if (state !== 'ok') {
      throw new Error(`The table could not be made: ${state}.`);
    }
  } finally {
    ports.dispose();
  }
}

/**
 * Items whose newest come first, so that the order is not that of the ids.
 *
 * @param {Product} product
 * @param {FillPlan} plan
 */
function* itemsOf(product, { mainCategory, categories, each, mixed, images }) {
  const { categoryStatus, countersItem, newItem } = product;
  const paths = /** @type {ImagePath[]} */ (images ?? IMAGES);
  const newest = Date.UTC(2026, 0, 1);
  for (const subCategory of categories) {
    const counts = { PENDING: 0, COMPLETED: 0, PASS: 0 };
    for (let index = 0; index < each; index++) {
      const status = mixed ? MIXED[index % MIXED.length] : 'PENDING';
      const productId = productIdAt(index);
      const at = new Date(newest - index * 1000).toISOString();
      counts[status]++;
      yield {
        ...newItem({ mainCategory, subCategory, productId }, paths, at),
        current_status: status,
        category_status: categoryStatus(subCategory, status),
        ...(status === 'COMPLETED' && {
          completed_by: 'curator-7',
          representative_assets: JSON.stringify({ model: IMAGES[0] })
        }),
        ...(status === 'PASS' && { pass_reason: 'Too few images' })
      };
    }
    yield countersItem(
      { mainCategory, subCategory },
      {
        pending: counts.PENDING,
        completed: counts.COMPLETED,
        pass: counts.PASS,
        total: each
      }
    );
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

/**
 * The id of a product.
 *
 * @param {number} index - from 0, the newest first
 */
export function productIdAt(index) {
  return `SKU${String(index + 1).padStart(6, '0')}`;
}

/**
 * @param {DynamoDBDocumentClient} documents
 * @param {string} table
 * @param {Iterator<Record<string, unknown>>} items
 */
async function writeAll(documents, table, items) {
  const writeBatches = async () => {
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
  await Promise.all(Array.from({ length: AT_ONCE }, writeBatches));
}

/**
 * @template T
 * @param {Iterator<T>} items
 * @param {number} count
 */
function take(items, count) {
  /** @type {T[]} */
  const taken = [];
  for (let next; taken.length < count && !(next = items.next()).done;) {
    taken.push(next.value);
  }
  return taken;
}
