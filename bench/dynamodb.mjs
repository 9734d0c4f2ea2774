import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { KEPT, ROOT } from '../scripts/paths.mjs';
import { HOST, freePorts } from '../scripts/run/ports.mjs';
import { waitFor } from '../scripts/run/waitFor.mjs';
import { Skipped } from './skipped.mjs';

const SOURCES = path.join(ROOT, 'bench', 'dynamodb');
const JARS = path.join(KEPT, 'dynamodb-local');
const FIRST_PORT = 18_811;

/** It wants them of letters and digits alone, and keeps one database for all. */
const KEYS = { accessKeyId: 'sandbox', secretAccessKey: 'sandboxsandbox' };

/**
 * A DynamoDB that answers in time for 100,000 items, which the sandbox's does
 * not, for as long as `act` runs.
 *
 * @param surroundings - `{ processes }`
 * @param act - is given what a row is given beside them: `{ dynamodb }`, what `openDynamodb` gives
 * @throws Skipped where this machine has no Java or no Maven
 */
export async function withDynamodb({ processes }, act) {
  const dynamodb = await openDynamodb(processes);
  try {
    await act({ dynamodb });
  } finally {
    await dynamodb.stop();
  }
}

/**
 * Starts DynamoDB Local in memory. Its program is fetched once, by Maven with
 * whatever settings this machine has for it.
 *
 * @param origin - of the page that may use it
 * @returns `{ client, endpoint, stop }`; `client` are options of the SDK's
 * @throws Skipped where this machine has no Java or no Maven
 */
export async function openDynamodb(processes, origin = 'http://127.0.0.1') {
  await needed('java', ['-version']);
  if (!existsSync(JARS)) {
    await needed('mvn', ['-version']);
    await fetchJars(processes);
  }
  const [port] = await freePorts(1, FIRST_PORT);
  let ready;
  const child = processes.start(
    'dynamodb',
    'java',
    [
      ...['-cp', path.join(JARS, '*'), `-Djava.library.path=${JARS}`],
      // Java compiles it by itself.
      path.join(SOURCES, 'Local.java'),
      ...['-inMemory', '-sharedDb', '-disableTelemetry'],
      ...['-port', String(port), '-cors', origin]
    ],
    {
      onLine: line => {
        ready ??= line.startsWith('DYNAMODB READY') ? line : undefined;
      }
    }
  );
  await waitFor('DynamoDB Local', () => ready, child);
  const endpoint = `http://${HOST}:${port}`;
  return {
    endpoint,
    client: { endpoint, region: 'us-east-1', credentials: KEYS },
    stop: () => child.stop()
  };
}

async function needed(program, args) {
  try {
    await promisify(execFile)(program, args);
  } catch (error) {
    throw new Skipped(
      error.code === 'ENOENT'
        ? `DynamoDB Local needs ${program}, which is not installed.`
        : `DynamoDB Local needs ${program}, which does not run: ${error.message}`
    );
  }
}

async function fetchJars(processes) {
  const unfinished = `${JARS}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true });
  await processes.run('maven', 'mvn', [
    ...['--batch-mode', '--quiet', '--file', path.join(SOURCES, 'pom.xml')],
    ...['dependency:copy-dependencies', `-DoutputDirectory=${unfinished}`]
  ]);
  await rename(unfinished, JARS);
}
