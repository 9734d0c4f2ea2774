import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import { ROOT, STATE } from '../scripts/paths.mjs';
import { HOST, freePorts } from '../scripts/run/ports.mjs';
import { waitFor } from '../scripts/run/waitFor.mjs';
import { Skipped } from './skipped.mjs';

const SOURCES = path.join(ROOT, 'bench', 'dynamodb');
const JARS = path.join(STATE, 'dynamodb-local');
const FIRST_PORT = 18_811;

/** DynamoDB Local accepts only letters and digits, and has one database for all keys. */
const KEYS = { accessKeyId: 'sandbox', secretAccessKey: 'sandboxsandbox' };

/**
 * @typedef {import('../scripts/run/processes.mjs').Processes} Processes
 *
 * @typedef {object} Dynamodb
 * @property {string} endpoint
 * @property {{ endpoint: string, region: string, credentials: typeof KEYS }} client - options for a client of the SDK
 * @property {() => Promise<void>} stop
 *
 * @typedef {{ dynamodb: Dynamodb }} LocalDynamodb - what a row receives
 */

/**
 * Runs DynamoDB Local as long as `act` runs. It is fast enough for 100,000 items,
 * which the sandbox is not.
 *
 * @param {Processes} processes
 * @param {(local: LocalDynamodb) => Promise<void>} act
 * @throws Skipped if this machine has no Java or no Maven
 */
export async function withDynamodb(processes, act) {
  const dynamodb = await openDynamodb(processes);
  try {
    await act({ dynamodb });
  } finally {
    await dynamodb.stop();
  }
}

/**
 * Starts DynamoDB Local in memory. The first time, Maven downloads it with the
 * settings of this machine.
 *
 * @param {Processes} processes
 * @param {string} origin - of the page that may use it
 * @returns {Promise<Dynamodb>}
 * @throws Skipped if this machine has no Java or no Maven
 */
export async function openDynamodb(processes, origin = 'http://127.0.0.1') {
  await needed('java', ['-version']);
  if (!existsSync(JARS)) {
    await needed('mvn', ['-version']);
    await fetchJars(processes);
  }
  const [port] = await freePorts(1, FIRST_PORT);
  /** @type {string | undefined} */
  let ready;
  const child = processes.start(
    'dynamodb',
    'java',
    [
      ...['-cp', path.join(JARS, '*'), `-Djava.library.path=${JARS}`],
      // Java compiles and runs a source file.
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

/**
 * @param {string} program
 * @param {string[]} args
 * @throws Skipped if the program cannot be run
 */
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

/** @param {Processes} processes */
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
