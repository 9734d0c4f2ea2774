import { openDynamodb } from '../dynamodb.mjs';
import { fillTable } from '../fill.mjs';
import { loadProduct } from '../product.mjs';
import { imageServer } from './imageServer.mjs';
import { findPictures } from './products.mjs';

/**
 * Opens a backend with more products than the sandbox can serve, as long as `act`
 * runs: a table on DynamoDB Local, and a bucket that repeats the sample's images.
 *
 * @template T
 * @param {import('../rows.mjs').TestbedEnvironment} environment
 * @param {import('../fill.mjs').FillPlan} plan
 * @param {(backend: import('./delayedBackend.mjs').Backend) => Promise<T>} act -
 *   `requests` stays empty, since no proxy counts them
 * @throws Skipped if DynamoDB Local cannot run
 */
export async function withLargeBackend(environment, plan, act) {
  const { testbed, folder, processes, say } = environment;
  const dynamodb = await openDynamodb(processes, testbed.url);
  const images = await imageServer(await findPictures(testbed.sample));
  try {
    const product = await loadProduct(folder);
    const connection = product.readConnection({
      name: 'bench',
      bucket: 'bench-images',
      bucketRegion: dynamodb.client.region,
      table: 'LargeQueue',
      s3Endpoint: images.url,
      dynamodbEndpoint: dynamodb.endpoint,
      pathStyle: true,
      person: 'bench'
    });
    say('filling the table');
    await fillTable(product, dynamodb.client, connection, plan);
    return await act({ connection, requests: [] });
  } finally {
    await images.close();
    await dynamodb.stop();
  }
}
