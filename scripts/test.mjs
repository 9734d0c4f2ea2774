/**
 * `npm test`: prepares a fresh clone, then runs every part, also after one has
 * failed. The last line is `N passed, N failed`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS } from './paths.mjs';
import { prepareBrowser } from './prepare/browser.mjs';
import { prepare } from './prepare/prepare.mjs';
import { cleanEnvironment } from './run/cloud.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';
import { step } from './run/steps.mjs';
import { judged } from './test/counts.mjs';
import { TEST_PARTS, countsOf } from './test/parts.mjs';
import { table, total } from './test/table.mjs';

const processes = new Processes(path.join(LOGS, 'test'));
const ended = endedByPerson(processes);
const reports = await mkdtemp(path.join(tmpdir(), 'curation-test-'));

try {
  await prepare(processes, ['dev', 'docs', 'sandbox', 'test']);
  const browser = await step('Browser', () => prepareBrowser(processes)).catch(
    // Only the end-to-end tests need a browser. They fail, the others run.
    error => {
      console.error(error.message);
      return undefined;
    }
  );
  const results = [];
  for (const part of TEST_PARTS) {
    results.push(await runPart(part, browser));
  }
  console.log(`\n${table(results).join('\n')}`);
  process.exitCode = total(results).failed > 0 ? 1 : 0;
} catch (error) {
  if (!processes.stopping) {
    console.error(`\n${error.message}\n\n0 passed, 1 failed`);
  }
  process.exitCode = processes.stopping ? await ended : 1;
} finally {
  await processes.stop();
  await rm(reports, { recursive: true, force: true });
}

/**
 * @param {import('./test/parts.mjs').TestPart} part
 * @param {string | undefined} browser - path of its program
 */
async function runPart(part, browser) {
  console.log(`\n── ${part.name} ${'─'.repeat(60 - part.name.length)}`);
  const report = path.join(reports, part.name.replace(/\W+/g, '-'));
  const [command, args] = part.command(report);
  const begun = performance.now();
  const { code } = await processes.start(part.name, command, args, {
    show: true,
    env: {
      ...cleanEnvironment(),
      ...(browser ? { CHROMIUM_PATH: browser } : {}),
      ...part.env?.(report)
    }
  }).ended;
  if (processes.stopping) {
    throw new Error('Stopped.');
  }
  return {
    name: part.name,
    counts: judged(await countsOf(part, report, code === 0), code === 0),
    ms: performance.now() - begun
  };
}
