import { devNull } from 'node:os';

import { venvEnvironment } from '../paths.mjs';
import { HOST } from './ports.mjs';

/** Where the sandbox's images and list lie: the same names on every machine. */
export const BUCKET = 'curation-sandbox';
export const TABLE = 'ProductAssets';
export const REGION = 'us-east-1';

/** The sandbox takes any; some engines want them alphanumeric. */
const KEYS = {
  AWS_ACCESS_KEY_ID: 'sandbox',
  AWS_SECRET_ACCESS_KEY: 'sandboxsandbox'
};

/**
 * This environment with the venv active and nothing of the person's own
 * account: neither keys nor profiles, endpoints or a JupyterLab's settings.
 */
export function cleanEnvironment() {
  const own = Object.entries(venvEnvironment()).filter(
    ([name]) =>
      // Which authorities are trusted is the computer's matter, not an account's.
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

/** The environment of whatever works on the sandbox: its endpoints and keys. */
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
