import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { KEPT } from '../paths.mjs';
import { freePorts, isFree, portOwner } from './ports.mjs';

const SETTINGS = path.join(KEPT, 'start.json');
const TOKEN = path.join(KEPT, 'token');

/** JupyterLab's usual 8888 is often somebody's own. */
const LAB_PORT = 8899;
const FIRST_SANDBOX_PORT = 9711;

/** A port that must be this one is somebody else's. */
export class PortTaken extends Error {}

/**
 * The ports of this clone. They stay the same between starts, since the
 * browser keeps its thumbnails and the journal by origin, port included.
 *
 * @param wanted - JupyterLab's port, to be remembered; undefined = as before
 * @throws PortTaken
 */
export async function keptPorts(wanted) {
  const before = await readFile(SETTINGS, 'utf8').then(JSON.parse, () => ({}));
  const labPort = wanted ?? before.labPort ?? LAB_PORT;
  await checkFree(
    labPort,
    'JupyterLab',
    'Stop it, or choose another port with:  npm start -- --port N'
  );
  let { s3Port, dynamodbPort } = before;
  if (s3Port && dynamodbPort) {
    const remedy = `Stop it, or remove ${path.relative(process.cwd(), SETTINGS)} to have others chosen.`;
    await checkFree(s3Port, "the sandbox's S3", remedy);
    await checkFree(dynamodbPort, "the sandbox's DynamoDB", remedy);
  } else {
    [s3Port, dynamodbPort] = await freePorts(2, FIRST_SANDBOX_PORT);
  }
  await mkdir(KEPT, { recursive: true });
  const ports = { labPort, s3Port, dynamodbPort };
  await writeFile(SETTINGS, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

async function checkFree(port, what, remedy) {
  if (!(await isFree(port))) {
    const owner = (await portOwner(port)) ?? 'another process';
    throw new PortTaken(
      `Port ${port}, for ${what}, is taken by ${owner}.\n${remedy}`
    );
  }
}

/** JupyterLab's token: random, readable by its owner alone, the same at each start. */
export async function keptToken() {
  const before = await readFile(TOKEN, 'utf8').catch(() => '');
  if (before) {
    return before;
  }
  const token = randomBytes(24).toString('hex');
  await mkdir(KEPT, { recursive: true });
  await writeFile(TOKEN, token, { mode: 0o600 });
  return token;
}
