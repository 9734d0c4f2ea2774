import { randomBytes } from 'node:crypto';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';

import sharp from 'sharp';

import { CLI, ROOT } from '../scripts/paths.mjs';
import { sandboxEnvironment } from '../scripts/run/cloud.mjs';
import { freePorts } from '../scripts/run/ports.mjs';
import { startSandbox } from '../scripts/run/sandbox.mjs';
import { latencyProxy } from './latencyProxy.mjs';

export const PRODUCTS = 100;
const FILES_OF_PRODUCT = 20;
export const FILES = PRODUCTS * FILES_OF_PRODUCT;

/** Files that are older than a migration takes for unfinished. */
const LONG_AGO = new Date('2026-01-01T00:00:00Z');

const FIRST_PORT = 18_911;

/**
 * Builds the command line, and draws 2,000 images of 60 to 90 kB, no two alike.
 *
 * @param {import('./rows.mjs').Environment} environment
 * @returns their folder
 */
export async function prepareMigration({ processes, folder: inside, say }) {
  say('drawing the images');
  await processes.run('build-cli', process.execPath, [
    path.join(ROOT, 'scripts', 'build-cli.mjs')
  ]);
  const folder = path.join(inside, 'images');
  await rm(folder, { recursive: true, force: true });
  await drawImages(folder);
  return folder;
}

/** @param {string} folder - is made */
async function drawImages(folder) {
  const data = await drawJpeg(240, 320);
  for (let n = 0; n < PRODUCTS; n++) {
    const inside = path.join(folder, `TOP/1005/${79_000 + n}/detail`);
    await mkdir(inside, { recursive: true });
    for (let m = 0; m < FILES_OF_PRODUCT; m++) {
      const file = path.join(inside, `${m}.jpg`);
      await writeFile(file, commented(data, `${n} ${m}`));
      await utimes(file, LONG_AGO, LONG_AGO);
    }
  }
}

/**
 * A JPEG of noise.
 *
 * @param {number} width
 * @param {number} height
 */
export function drawJpeg(width, height) {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 60 }
    }
  })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/**
 * A JPEG with a comment of its own.
 *
 * @param {Buffer} jpeg
 * @param {string} comment
 */
export function commented(jpeg, comment) {
  const text = Buffer.from(comment);
  const head = Buffer.of(0xff, 0xfe, 0, text.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, text, jpeg.subarray(2)]);
}

/**
 * A bucket and a table that answer after a delay, with their requests.
 *
 * @typedef {object} Place
 * @property {NodeJS.ProcessEnv} env - leads programs there
 * @property {string} s3
 * @property {{ method: string, url: string }[]} asked
 */

/**
 * Runs something on the S3 and the DynamoDB that the environment names, or on a
 * sandbox, both behind a delay.
 *
 * @template Result
 * @param {import('./rows.mjs').Environment} environment
 * @param {number} delay - ms
 * @param {(place: Place) => Promise<Result>} act
 */
export async function withPlace({ processes, folder }, delay, act) {
  const [s3Port, dynamodbPort] = await freePorts(2, FIRST_PORT);
  const {
    CURATION_S3_ENDPOINT: s3Given,
    CURATION_DYNAMODB_ENDPOINT: dynamodbGiven
  } = process.env;
  const isOwn = !s3Given || !dynamodbGiven;
  const env = isOwn
    ? sandboxEnvironment({ s3Port, dynamodbPort })
    : ownNames(process.env);
  const sandbox = isOwn
    ? await startSandbox(processes, {
        state: path.join(folder, `cloud-${delay}`),
        s3Port,
        dynamodbPort
      })
    : undefined;
  /** @type {Place['asked']} */
  const asked = [];
  const proxies = await Promise.all(
    [env.CURATION_S3_ENDPOINT, env.CURATION_DYNAMODB_ENDPOINT].map(url =>
      latencyProxy(String(url), delay, request => asked.push(request))
    )
  );
  const [s3, dynamodb] = proxies.map(proxy => proxy.url);
  try {
    return await act({
      env: {
        ...env,
        CURATION_S3_ENDPOINT: s3,
        CURATION_DYNAMODB_ENDPOINT: dynamodb
      },
      s3,
      asked
    });
  } finally {
    await Promise.all(proxies.map(proxy => proxy.close()));
    await sandbox?.stop();
  }
}

/**
 * A bucket and a table that no other run has.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function ownNames(env) {
  const own = randomBytes(4).toString('hex');
  const { CURATION_BUCKET = 'curation-bench', CURATION_TABLE = 'Bench' } = env;
  return {
    ...env,
    CURATION_BUCKET: `${CURATION_BUCKET}-${own}`,
    CURATION_TABLE: `${CURATION_TABLE}-${own}`
  };
}

/**
 * Runs the command line.
 *
 * @param {import('./rows.mjs').Environment} environment
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} args
 * @returns seconds
 */
export async function runCli({ processes }, env, args) {
  const begun = performance.now();
  await processes.run('bench-cli', process.execPath, [CLI, ...args], { env });
  return (performance.now() - begun) / 1000;
}

/** @param {string} folder @param {string} bucket */
const sync = (folder, bucket) => [
  ...['s3', 'sync', folder, `s3://${bucket}`, '--only-show-errors']
];

/** Programs that copy a folder, and write no catalogue. `CURATION_BENCH_TOOLS` is the folder in which they are. */
const TOOLS = [
  {
    name: 'rclone copy',
    command: 'rclone',
    settings: '',
    args: (/** @type {string} */ folder, /** @type {string} */ bucket) => [
      ...['copy', folder, `:s3:${bucket}`, '--transfers', '32'],
      ...['--checkers', '32', '--s3-provider', 'Other', '--s3-env-auth'],
      ...['--config', '', '--retries', '1', '--s3-no-check-bucket']
    ],
    endpoint: '--s3-endpoint'
  },
  {
    name: 'aws s3 sync',
    command: 'aws',
    settings: '[default]\ns3 =\n  preferred_transfer_client = classic\n',
    args: sync,
    endpoint: '--endpoint-url'
  },
  {
    name: 'aws s3 sync, CRT client',
    command: 'aws',
    settings: '[default]\ns3 =\n  preferred_transfer_client = crt\n',
    args: sync,
    endpoint: '--endpoint-url'
  }
];

/**
 * The seconds that each tool takes that this machine has. Each has a place of
 * its own: one that finds the files of another sends nothing.
 *
 * @param {import('./rows.mjs').Environment} environment
 * @param {Place} place
 * @param {string} folder
 * @param {string} bucket
 * @returns {Promise<Map<string, number>>}
 */
export async function runTools(
  { processes, say, folder: inside },
  place,
  folder,
  bucket
) {
  const times = new Map();
  const { CURATION_BENCH_TOOLS: tools = '' } = process.env;
  for (const [at, tool] of TOOLS.entries()) {
    const { name, command, settings, args, endpoint } = tool;
    const config = path.join(inside, `tool-${at}.ini`);
    await writeFile(config, settings);
    const begun = performance.now();
    try {
      await processes.run(
        `bench-${command}`,
        path.join(tools, command),
        [...args(folder, `${bucket}/theirs-${at}`), endpoint, place.s3],
        { env: { ...place.env, AWS_CONFIG_FILE: config } }
      );
      times.set(name, (performance.now() - begun) / 1000);
    } catch (error) {
      say(`${name} could not run: ${String(error).slice(0, 300)}`);
    }
  }
  return times;
}
