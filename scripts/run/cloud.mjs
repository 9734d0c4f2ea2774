import { randomBytes } from 'node:crypto';
import { devNull } from 'node:os';

import { venvEnvironment } from '../paths.mjs';
import { HOST } from './ports.mjs';

/** The sandbox's bucket, table and region have the same names on every machine. */
const BUCKET = 'curation-sandbox';
const TABLE = 'ProductAssets';
const REGION = 'us-east-1';

/** The sandbox answers only the key of its start, so that no other user of this computer can ask it. Some engines only take letters and digits. */
const KEY = `SANDBOX${randomBytes(10).toString('hex').toUpperCase()}`;

const KEYS = {
  AWS_ACCESS_KEY_ID: KEY,
  AWS_SECRET_ACCESS_KEY: randomBytes(20).toString('hex'),
  CURATION_SANDBOX_KEY: KEY
};

/**
 * This environment with the venv active and without anything of the person's
 * own account: keys, profiles, endpoints, settings of another JupyterLab.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment() {
  const own = Object.entries(venvEnvironment()).filter(
    ([name]) =>
      // Trusted certificate authorities belong to the computer, not to an account.
      name === 'AWS_CA_BUNDLE' ||
      !/^(AWS|CURATION|JUPYTER|JUPYTERHUB|JUPYTERLAB)_/.test(name)
  );
  return {
    ...Object.fromEntries(own),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true'
  };
}

/** @typedef {{ s3Port: number, dynamodbPort: number }} SandboxPorts */

/**
 * The environment of programs that use the sandbox, with its endpoints and keys.
 *
 * @param {SandboxPorts} ports
 */
export function sandboxEnvironment({ s3Port, dynamodbPort }) {
  const dynamodb = `http://${HOST}:${dynamodbPort}`;
  return {
    ...cleanEnvironment(),
    ...KEYS,
    AWS_REGION: REGION,
    CURATION_SANDBOX: '1',
    CURATION_S3_ENDPOINT: `http://${HOST}:${s3Port}`,
    CURATION_DYNAMODB_ENDPOINT: dynamodb,
    CURATION_STS_ENDPOINT: dynamodb,
    CURATION_REGION: REGION,
    CURATION_BUCKET: BUCKET,
    CURATION_TABLE: TABLE
  };
}
