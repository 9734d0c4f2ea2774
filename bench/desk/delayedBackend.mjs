import { latencyProxy } from '../latencyProxy.mjs';

/**
 * The S3 and the DynamoDB of the desk in a benchmark.
 *
 * @typedef {object} Backend
 * @property {BackendConnection} connection - as the server describes it to the page
 * @property {BackendRequest[]} requests - what was requested; grows
 *
 * @typedef {Omit<
 *   import('../product.mjs').Connection,
 *   'tableRegion' | 'prefix' | 'profile' | 'relay'
 * >} BackendConnection
 *
 * @typedef {import('../latencyProxy.mjs').ProxiedRequest & { service: 's3' | 'dynamodb' }} BackendRequest
 */

/**
 * Puts a proxy before the S3 and before the DynamoDB of the testbed's sandbox, as
 * long as `act` runs, so that they answer like distant ones.
 *
 * @template T
 * @param {import('../../scripts/run/testbed.mjs').Testbed} testbed
 * @param {number} delay - ms, added to every request
 * @param {(backend: Backend) => Promise<T>} act
 */
export async function withDelayedBackend({ env }, delay, act) {
  /** @type {BackendRequest[]} */
  const requests = [];
  const open = (
    /** @type {'s3' | 'dynamodb'} */ service,
    /** @type {string} */ target
  ) =>
    latencyProxy(target, delay, request =>
      requests.push({ service, ...request })
    );
  const s3 = await open('s3', env.CURATION_S3_ENDPOINT);
  const dynamodb = await open('dynamodb', env.CURATION_DYNAMODB_ENDPOINT);
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
      requests
    });
  } finally {
    await Promise.all([s3.close(), dynamodb.close()]);
  }
}
