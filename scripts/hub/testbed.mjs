import path from 'node:path';

import { sandboxEnvironment } from '../run/cloud.mjs';
import { freePorts } from '../run/ports.mjs';
import { startSandbox } from '../run/sandbox.mjs';
import { hubOrigin, startHub } from './hub.mjs';

const FIRST_PORT = 19_411;

/** Each test has a connection of its own, to a bucket and a table that it fills. */
const CONNECTIONS = [
  'curating',
  'claims',
  'takeover',
  'restart',
  'home',
  'shared',
  'sts',
  'policy'
];

/**
 * @typedef {object} HubTestbed
 * @property {import('./hub.mjs').Hub} hub
 * @property {ReturnType<typeof sandboxEnvironment>} env - leads a client to the sandbox
 */

/**
 * Opens what the hub tests run on: an empty sandbox with its STS, and a
 * JupyterHub whose servers use it.
 *
 * @param {import('../run/processes.mjs').Processes} processes
 * @param {string} folder - empty; the caller removes it
 * @returns {Promise<HubTestbed>}
 */
export async function openHubTestbed(processes, folder) {
  const [proxy, proxyApi, hub, s3Port, dynamodbPort] = await freePorts(
    5,
    FIRST_PORT
  );
  const env = sandboxEnvironment({ s3Port, dynamodbPort });
  const opened = await Promise.all([
    startSandbox(processes, {
      state: path.join(folder, 'cloud'),
      origins: [hubOrigin(proxy)],
      s3Port,
      dynamodbPort
    }),
    startHub(processes, {
      folder,
      ports: { hub, proxy, proxyApi },
      env,
      connections: CONNECTIONS.map(name => ({
        name,
        bucket: `hub-${name}`,
        bucketRegion: env.CURATION_REGION,
        table: `hub_${name}`,
        s3Endpoint: env.CURATION_S3_ENDPOINT,
        dynamodbEndpoint: env.CURATION_DYNAMODB_ENDPOINT,
        pathStyle: true
      }))
    })
  ]);
  return { hub: opened[1], env };
}
