/**
 * `npm run bench [-- NAME ... --json --write]`: measures the rows of
 * bench/README.md, all of them where none is named. A number that is missed is
 * said; only a row that could not run makes the exit code 1.
 *
 * --json   prints one JSON object on standard output, and all else beside it
 * --write  keeps the results, and renews the table of bench/README.md by them
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { LOGS } from '../scripts/paths.mjs';
import { prepare } from '../scripts/prepare/prepare.mjs';
import { endedByPerson } from '../scripts/run/interrupt.mjs';
import { onStage } from '../scripts/run/onStage.mjs';
import { Processes } from '../scripts/run/processes.mjs';
import { withDynamodb } from './dynamodb.mjs';
import { machine } from './machine.mjs';
import { keep } from './results.mjs';
import { findRows } from './rows.mjs';
import { Skipped } from './skipped.mjs';
import { tableLines } from './table.mjs';

/** Of the stage's own sample; rows that want products of their own add them. */
const PRODUCTS = 16;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, write: { type: 'boolean' } }
});
// Said once in package.json's `engines`; the SDK says it in every process.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
if (values.json) {
  // What is said on the way is not the answer.
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
  const done = [];
  const wanting = need => rows.filter(row => row.needs === need);
  let browserPath;
  await offStage([...wanting('nothing'), ...wanting('dynamodb')], done);
  if (wanting('stage').length > 0) {
    await onStage('bench', PRODUCTS, async ({ stage, browser, processes }) => {
      browserPath = browser;
      await inFolder(folder =>
        runAll(wanting('stage'), done, {
          processes,
          folder,
          stage,
          browserPath
        })
      );
    });
  }
  const report = {
    machine: await machine(browserPath),
    date: new Date().toISOString(),
    command: ['npm run bench', ...(positionals.length ? ['--'] : [])]
      .concat(positionals)
      .join(' '),
    rows: done
  };
  // Said once in package.json's `engines`; the SDK says it in every process.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  if (values.json) {
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
  } else {
    console.log(`\n${tableLines(done).join('\n')}`);
  }
  if (values.write) {
    await keep(report);
  }
}

/** Rows that need no page: on their own, or on a DynamoDB that bears 100,000 items. */
async function offStage(wanted, done) {
  if (wanted.length === 0) {
    return;
  }
  const processes = new Processes(path.join(LOGS, 'bench'));
  const ended = endedByPerson(processes);
  try {
    await prepare(processes, ['dev', 'sandbox', 'test']);
    await inFolder(async folder => {
      const surroundings = { processes, folder };
      const [plain, large] = ['nothing', 'dynamodb'].map(need =>
        wanted.filter(row => row.needs === need)
      );
      await runAll(plain, done, surroundings);
      if (large.length > 0) {
        try {
          await withDynamodb(surroundings, more =>
            runAll(large, done, { ...surroundings, ...more })
          );
        } catch (error) {
          large.forEach(row => notRun(row, error, processes));
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

/** One row that fails does not keep the others from being measured. */
async function runAll(wanted, done, surroundings) {
  for (const row of wanted) {
    const say = text => console.log(`    ${row.name}: ${text}`);
    console.log(`  … ${row.name}: ${row.title}`);
    try {
      const measures = await row.run({ ...surroundings, say });
      done.push({ name: row.name, title: row.title, measures });
    } catch (error) {
      notRun(row, error, surroundings.processes);
    }
  }
}

/** Says why a row has no numbers. What this machine lacks is no failure. */
function notRun({ name }, error, processes) {
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

/** A folder of one's own, which is gone afterwards. */
async function inFolder(act) {
  const folder = await mkdtemp(path.join(tmpdir(), 'curation-bench-'));
  try {
    await act(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
