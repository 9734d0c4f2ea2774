import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { STATE } from '../paths.mjs';
import { freePorts, isFree, portOwner } from './ports.mjs';

const SETTINGS = path.join(STATE, 'start.json');
const TOKEN = path.join(STATE, 'token');

/** Not JupyterLab's usual 8888, which another JupyterLab often uses. */
const LAB_PORT = 8899;
const FIRST_SANDBOX_PORT = 9711;

/** Another program uses a port that this clone must use again. */
export class PortTaken extends Error {}

/**
 * The ports of this clone. They stay the same between starts, because a browser
 * stores thumbnails and the journal by origin, which includes the port.
 *
 * @param {number} [wanted] - JupyterLab's port from now on; by default the last one
 * @throws PortTaken
 */
export async function rememberedPorts(wanted) {
  /** @type {{ labPort?: number, s3Port?: number, dynamodbPort?: number }} */
  const before = await readFile(SETTINGS, 'utf8').then(JSON.parse, () => ({}));
  const labPort = wanted ?? before.labPort ?? LAB_PORT;
  await checkFree(
    labPort,
    'JupyterLab',
    'Stop it, or choose another port with:  npm start -- --port N'
  );
  let { s3Port, dynamodbPort } = before;
  if (s3Port && dynamodbPort) {
    const remedy = `Stop it, or remove ${path.relative(process.cwd(), SETTINGS)}: the next start then chooses other ports.`;
    await checkFree(s3Port, "the sandbox's S3", remedy);
    await checkFree(dynamodbPort, "the sandbox's DynamoDB", remedy);
  } else {
    [s3Port, dynamodbPort] = await freePorts(2, FIRST_SANDBOX_PORT);
  }
  await mkdir(STATE, { recursive: true });
  const ports = { labPort, s3Port, dynamodbPort };
  await writeFile(SETTINGS, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

/**
 * @param {number} port
 * @param {string} what - uses the port
 * @param {string} remedy
 */
async function checkFree(port, what, remedy) {
  if (!(await isFree(port))) {
    const owner = (await portOwner(port)) ?? 'another process';
    throw new PortTaken(
      `Port ${port}, for ${what}, is already used by ${owner}.\n${remedy}`
    );
  }
}

/** JupyterLab's token: random, readable only by its owner, the same at each start. */
export async function rememberedToken() {
  const before = await readFile(TOKEN, 'utf8').catch(() => '');
  if (before) {
    return before;
  }
  const token = randomBytes(24).toString('hex');
  await mkdir(STATE, { recursive: true });
  await writeFile(TOKEN, token, { mode: 0o600 });
  return token;
}
