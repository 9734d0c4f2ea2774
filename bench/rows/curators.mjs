import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { sandboxEnvironment } from '../../scripts/run/cloud.mjs';
import { freePorts } from '../../scripts/run/ports.mjs';
import { startSandbox } from '../../scripts/run/sandbox.mjs';
import { bundleForNode } from '../product.mjs';
import { median, percentile } from '../statistics.mjs';

const CURATORS = 50;
const SECONDS = 120;
/** More than all of them get done. */
const PRODUCTS = 1500;

const FIRST_PORT = 18_951;

/**
 * The table is on DynamoDB Local, the images are in the sandbox's S3.
 *
 * @type {import('../rows.mjs').DynamodbRow}
 */
export default {
  name: 'curators',
  title: `${CURATORS} curators at one category for ${SECONDS} s, with lost answers`,
  needs: 'dynamodb',

  async run({ processes, folder, dynamodb, say }) {
    const [s3Port, dynamodbPort] = await freePorts(2, FIRST_PORT);
    const ports = { s3Port, dynamodbPort };
    const sandbox = await startSandbox(processes, {
      state: path.join(folder, 'curators'),
      ...ports
    });
    const program = path.join(folder, 'crowd.mjs');
    const file = path.join(folder, 'crowd.json');
    await bundleForNode('curators/crowd.ts', program);
    say('filling bucket and table, then curating');
    try {
      await processes.run(
        'bench-curators',
        process.execPath,
        [program, file, ...[CURATORS, SECONDS, PRODUCTS].map(String)],
        {
          env: {
            ...sandboxEnvironment(ports),
            CURATION_DYNAMODB_ENDPOINT: dynamodb.endpoint,
            // A desk sends more than ten requests at once with one signal.
            NODE_NO_WARNINGS: '1'
          }
        }
      );
    } finally {
      await sandbox.stop();
    }
    /** @type {import('../curators/crowd').CrowdResult} */
    const result = JSON.parse(await readFile(file, 'utf8'));
    return measuresOf(result);
  }
};

/**
 * @param {import('../curators/crowd').CrowdResult} result
 * @returns {import('../rows.mjs').Measure[]}
 */
function measuresOf({ completions, ...result }) {
  const wrong = [...result.lost, ...result.broken].slice(0, 3).join('; ');
  return [
    {
      what: 'decisions that left a journal and are not in the table',
      value: result.lost.length,
      unit: '',
      limit: 0,
      note: wrong || undefined
    },
    {
      what: 'faults that an independent reader finds, counters too',
      value: result.broken.length,
      unit: '',
      limit: 0
    },
    {
      what: 'changes that never left a journal',
      value: result.unsaved,
      unit: '',
      limit: 0
    },
    {
      what: 'from Complete to the table, p95',
      value: percentile(completions, 0.95),
      unit: 'ms',
      note: `${completions.length} products`
    },
    { what: 'the same, median', value: median(completions), unit: 'ms' },
    {
      what: 'requests',
      value: result.requests,
      unit: '',
      note: `${result.lostAnswers} answers lost on purpose`
    },
    {
      what: 'products that somebody else had',
      value: result.met,
      unit: '',
      note: `${result.takenOver} taken over`
    },
    {
      what: 'conflicts that a person decided',
      value: result.conflicts,
      unit: ''
    }
  ];
}
