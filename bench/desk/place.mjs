import { latencyProxy } from '../latencyProxy.mjs';

/**
 * The stage's sandbox as a distant place: its S3 and its DynamoDB each behind
 * a proxy, for as long as `act` runs.
 *
 * @param delay - ms, added to every request
 * @param act - is given `{ connection, s3, dynamodb, requests }`: a connection as the
 *   server names it to the page, both addresses, and the list of what was requested,
 *   `{ service, method, url, headers, body, bytes }`, which grows
 */
export async function withPlace({ env }, delay, act) {
  const requests = [];
  const hear = service => heard => requests.push({ service, ...heard });
  const s3 = await latencyProxy(env.CURATION_S3_ENDPOINT, delay, hear('s3'));
  const dynamodb = await latencyProxy(
    env.CURATION_DYNAMODB_ENDPOINT,
    delay,
    hear('dynamodb')
  );
  try {
    return await act({
      connection: {
        name: 'bench',
        bucket: env.CURATION_BUCKET,
        bucketRegion: env.CURATION_REGION,
        table: env.CURATION_TABLE,
        s3Endpoint: s3.url,
        dynamodbEndpoint: dynamodb.url,
        pathStyle: true,
        person: 'bench'
      },
      s3: s3.url,
      dynamodb: dynamodb.url,
      requests
    });
  } finally {
    await Promise.all([s3.close(), dynamodb.close()]);
  }
}
