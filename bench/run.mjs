/**
 * `npm run bench [-- NAME ... --json --write]`: measures the named rows of
 * bench/README.md, or all of them. A number that misses its limit is reported;
 * only a row that could not run makes the exit code 1.
 *
 * --json   prints one JSON object on standard output, everything else on standard error
 * --write  saves the results, and updates the table of bench/README.md
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LOGS } from '../scripts/paths.mjs';
import { prepare } from '../scripts/prepare/prepare.mjs';
import { endedByPerson } from '../scripts/run/interrupt.mjs';
import { Processes } from '../scripts/run/processes.mjs';
import { withTestbed } from '../scripts/run/withTestbed.mjs';
import { withDynamodb } from './dynamodb.mjs';
import { machine } from './machine.mjs';
import { saveResults } from './results.mjs';
import { findRows } from './rows.mjs';
import { Skipped } from './skipped.mjs';
import { tableLines } from './table.mjs';

/**
 * @typedef {import('./rows.mjs').Environment} Environment
 * @typedef {import('./rows.mjs').Row} Row
 * @typedef {import('./results.mjs').MeasuredRow} MeasuredRow
 */

/** How many the testbed's sample has. Rows that need other products add them. */
const PRODUCTS = 16;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } }
});
// package.json states the supported versions; the SDK would repeat it in every process.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
if (values.json) {
  // Standard output is for the JSON object only.
  console.log = console.error;
}

const { rows, unknown, names } = await findRows(positionals);
if (unknown.length > 0) {
  console.error(
    `No row is called ${unknown.join(', ')}. There are: ${names.join(', ')}.`
  );
  process.exitCode = 2;
} else {
  await measure();
}

async function measure() {
  /** @type {MeasuredRow[]} */
  const measured = [];
  /** @type {string | undefined} */
  let browserPath;
  await measureWithoutPage(measured);
  const withPage = rows.filter(row => row.needs === 'testbed');
  if (withPage.length > 0) {
    await withTestbed(
      'bench',
      PRODUCTS,
      async ({ testbed, browser, processes }) => {
        browserPath = browser;
        await inFolder(folder =>
          runAll(withPage, measured, {
            processes,
            folder,
            testbed,
            browserPath: browser
          })
        );
      }
    );
  }
  const report = {
    machine: await machine(browserPath),
    date: new Date().toISOString(),
    command: ['npm run bench', ...(positionals.length ? ['--'] : [])]
      .concat(positionals)
      .join(' '),
    rows: measured
  };
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    console.log(`\n${tableLines(measured).join('\n')}`);
  }
  if (values.write) {
    await saveResults(report);
  }
}

/**
 * Measures the rows that need no page: those that need nothing, and those that
 * need a DynamoDB for 100,000 items.
 *
 * @param {MeasuredRow[]} measured - grows
 */
async function measureWithoutPage(measured) {
  const plain = rows.filter(row => row.needs === 'nothing');
  const large = rows.filter(row => row.needs === 'dynamodb');
  if (plain.length + large.length === 0) {
    return;
  }
  const processes = new Processes(path.join(LOGS, 'bench'));
  const ended = endedByPerson(processes);
  try {
    await prepare(processes, ['dev', 'sandbox', 'test']);
    await inFolder(async folder => {
      const given = { processes, folder };
      await runAll(plain, measured, given);
      if (large.length > 0) {
        try {
          await withDynamodb(processes, local =>
            runAll(large, measured, { ...given, ...local })
          );
        } catch (error) {
          large.forEach(row => reportNotRun(row, error, processes));
        }
      }
    });
  } catch (error) {
    if (processes.stopping) {
      process.exit(await ended);
    }
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await processes.stop();
  }
}

/**
 * Runs one row after another. A row that fails does not stop the others.
 *
 * @template {Environment} Given
 * @param {import('./rows.mjs').RowOf<string, Given>[]} wanted
 * @param {MeasuredRow[]} measured - grows
 * @param {Omit<Given, 'say'>} given
 */
async function runAll(wanted, measured, given) {
  for (const row of wanted) {
    const { name, title } = row;
    const say = (/** @type {string} */ text) =>
      console.log(`    ${name}: ${text}`);
    console.log(`  … ${name}: ${title}`);
    const environment = /** @type {Given} */ ({ ...given, say });
    try {
      measured.push({ name, title, measures: await row.run(environment) });
    } catch (error) {
      reportNotRun(row, error, environment.processes);
    }
  }
}

/**
 * Says why a row has no numbers. It is no failure if the machine lacks something.
 *
 * @param {{ name: string }} row
 * @param {Error} error
 * @param {Processes} processes
 */
function reportNotRun({ name }, error, processes) {
  if (processes.stopping) {
    throw error;
  }
  if (error instanceof Skipped) {
    console.error(`  – ${name} skipped: ${error.message}`);
  } else {
    console.error(`  ✗ ${name} could not run: ${error.stack}`);
    process.exitCode = 1;
  }
}

/**
 * Does something with a temporary folder.
 *
 * @param {(folder: string) => Promise<void>} act
 */
async function inFolder(act) {
  const folder = await mkdtemp(path.join(tmpdir(), 'curation-bench-'));
  try {
    await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
