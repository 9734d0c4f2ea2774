/**
 * `npm run test:e2e [-- playwright's arguments]`: the end-to-end tests on a
 * sandbox and a JupyterLab of their own.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS } from './paths.mjs';
import { prepareBrowser } from './prepare/browser.mjs';
import { prepare } from './prepare/prepare.mjs';
import { openControl } from './run/control.mjs';
import { endedByPerson } from './run/interrupt.mjs';
import { Processes } from './run/processes.mjs';
import { openStage } from './run/stage.mjs';
import { step } from './run/steps.mjs';

/** Enough for pages, both main categories and a story in each status. */
const PRODUCTS = 8;

const processes = new Processes(path.join(LOGS, 'e2e'));
const ended = endedByPerson(processes);
const folder = await mkdtemp(path.join(tmpdir(), 'curation-e2e-'));

try {
  await prepare(processes, ['dev', 'sandbox', 'test']);
  const browser = await prepareBrowser(processes);
  const stage = await step('Sandbox, sample and JupyterLab', () =>
    openStage(processes, folder, PRODUCTS)
  );
  await processes.run(
    'playwright',
    'npx',
    [
      ...['playwright', 'test', '-c', 'tests/e2e/playwright.config.mjs'],
      ...process.argv.slice(2)
    ],
    {
      show: true,
      env: {
        ...stage.env,
        // Where `npm test` wants the counts; its absence wants none.
        CURATION_E2E_REPORT: process.env.CURATION_E2E_REPORT ?? '',
        CHROMIUM_PATH: browser,
        CURATION_LAB_URL: stage.url,
        CURATION_E2E_CONTROL: await openControl(stage)
      }
    }
  );
} catch (error) {
  if (!processes.stopping) {
    console.error(error.message);
  }
  process.exitCode = processes.stopping ? await ended : 1;
} finally {
  await processes.stop();
  await rm(folder, { recursive: true, force: true });
}
