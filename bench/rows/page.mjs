import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import { fillTable } from '../fill.mjs';
import { itemSize } from '../itemSize.mjs';
import { loadProduct } from '../product.mjs';
import { median } from '../statistics.mjs';

const TABLE = 'ProductsOf50';
const CATEGORIES = Array.from({ length: 50 }, (_, i) => 1001 + i);
const PLAN = { mainCategory: 'TOP', categories: CATEGORIES, each: 2000 };

/**
 * @typedef {import('../product.mjs').Product} Product
 * @typedef {import('@aws-sdk/client-dynamodb').QueryCommandInput} QueryInput
 * @typedef {Parameters<DynamoDBClient['config']['requestHandler']['handle']>} HandlerArguments
 */

/** The pages show 20 products each, of 1,200. */
const CATEGORY = { mainCategory: 'TOP', subCategory: 1025 };
const STATUS = 'PENDING';
const LIMIT = 20;
const PAGES = 10;

/** A read unit is 4096 bytes. An eventually consistent read costs half of one. */
const UNIT = 4096;
const EVENTUAL = 0.5;

/**
 * The queue's pages, read with the product's use case and adapter.
 *
 * @type {import('../rows.mjs').DynamodbRow}
 */
export default {
  name: 'page',
  title: '20 products of one category and status, of 100,000 in 50 categories',
  needs: 'dynamodb',

  async run({ folder, dynamodb, say }) {
    const product = await loadProduct(folder);
    const connection = product.readConnection({
      name: 'bench',
      bucket: 'unused',
      bucketRegion: dynamodb.client.region,
      dynamodbEndpoint: dynamodb.endpoint,
      table: TABLE
    });
    say('filling the table');
    await fillTable(product, dynamodb.client, connection, {
      ...PLAN,
      mixed: true
    });
    const client = new DynamoDBClient(dynamodb.client);
    try {
      const { pages, times } = await readPages(product, client, connection);
      const requests = pages.map(({ queries }) => queries.length);
      const ratios = await Promise.all(
        pages.map(({ queries }) => capacityRatio(client, queries))
      );
      return [
        {
          what: 'requests a page',
          value: Math.max(...requests),
          unit: '',
          limit: 1,
          note: `the most of ${PAGES} pages one after another; rows each ${pages[0].rows}`
        },
        {
          what: 'consumed capacity, of what the 20 items are themselves',
          value: Math.max(...ratios),
          unit: 'x',
          limit: 1.1,
          note: 'the same queries asked again with ReturnConsumedCapacity'
        },
        {
          what: 'a page, median',
          value: median(times),
          unit: 'ms',
          note: 'request, answer and rows, no latency added'
        }
      ];
    } finally {
      client.destroy();
    }
  }
};

/**
 * Reads pages one after another, with the queries that were sent for each.
 *
 * @param {Product} product
 * @param {DynamoDBClient} client
 * @param {import('../product.mjs').Connection} connection
 */
async function readPages(product, client, connection) {
  const credentials = await client.config.credentials();
  /** @type {QueryInput[]} */
  const sent = [];
  const { requestHandler } = client.config;
  const ports = await product.connectAws(
    connection,
    { get: async () => credentials },
    {
      requestHandler: {
        metadata: requestHandler.metadata,
        handle: (/** @type {HandlerArguments} */ ...[request, options]) => {
          sent.push(JSON.parse(Buffer.from(request.body).toString('utf8')));
          return requestHandler.handle(request, options);
        },
        destroy: () => undefined
      }
    }
  );
  const pages = [];
  const times = [];
  /** @type {Parameters<Product['listQueue']>[1]['from']} */
  let from;
  for (let at = 0; at < PAGES; at++) {
    const begun = performance.now();
    const query = {
      category: CATEGORY,
      status: STATUS,
      limit: LIMIT,
      filter: product.NO_FILTER,
      from
    };
    sent.length = 0;
    let rows = 0;
    for await (const page of product.listQueue(ports.catalogue, query, 1)) {
      rows += page.rows.length;
      from = page.next;
    }
    times.push(performance.now() - begun);
    pages.push({ rows, queries: [...sent] });
  }
  ports.dispose();
  return { pages, times };
}

/**
 * What some queries consume, divided by what the size of their items alone would
 * cost.
 *
 * @param {DynamoDBClient} client
 * @param {QueryInput[]} queries
 */
async function capacityRatio(client, queries) {
  const documents = DynamoDBDocumentClient.from(client);
  let consumed = 0;
  let bytes = 0;
  for (const query of queries) {
    const { Items = [], ConsumedCapacity } = await documents.send(
      new QueryCommand({
        ...query,
        ExpressionAttributeValues: unmarshall(
          query.ExpressionAttributeValues ?? {}
        ),
        ExclusiveStartKey:
          query.ExclusiveStartKey && unmarshall(query.ExclusiveStartKey),
        ReturnConsumedCapacity: 'TOTAL'
      })
    );
    consumed += ConsumedCapacity?.CapacityUnits ?? NaN;
    bytes += Items.reduce((sum, item) => sum + itemSize(item), 0);
  }
  return consumed / (Math.ceil(bytes / UNIT) * EVENTUAL);
}
