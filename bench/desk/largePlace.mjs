import { openDynamodb } from '../dynamodb.mjs';
import { fillTable } from '../fill.mjs';
import { loadProduct } from '../product.mjs';
import { imageServer } from './imageServer.mjs';
import { findPictures } from './products.mjs';

/**
 * A place of more products than the sandbox bears, for as long as `act` runs:
 * a table on DynamoDB Local, and images that are the sample's over and over.
 *
 * @param surroundings - of a row that needs a stage
 * @param plan - of `fillTable`
 * @param act - is given `{ connection, requests }` as by `withPlace`; nothing
 *   hears what is requested, so that `requests` stays empty
 * @throws Skipped where DynamoDB Local cannot run
 */
export async function withLargePlace(surroundings, plan, act) {
  const { stage, folder, processes, say } = surroundings;
  const dynamodb = await openDynamodb(processes, stage.url);
  const images = await imageServer(await findPictures(stage.sample));
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
