import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS } from '../paths.mjs';
import { prepareBrowser } from '../prepare/browser.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { endedByPerson } from './interrupt.mjs';
import { Processes } from './processes.mjs';
import { openStage } from './stage.mjs';
import { step } from './steps.mjs';

/**
 * Prepares everything, opens a stage, does something on it and ends it all;
 * what fails becomes the exit code.
 *
 * @param name - of the folder for logs
 * @param products - how many the sample has
 * @param act - is given `{ stage, browser, processes }`; `browser` is a path
 */
export async function onStage(name, products, act) {
  const processes = new Processes(path.join(LOGS, name));
  const ended = endedByPerson(processes);
  const folder = await mkdtemp(path.join(tmpdir(), `curation-${name}-`));
  try {
    await prepare(processes, ['dev', 'sandbox', 'test']);
    const browser = await prepareBrowser(processes);
    const stage = await step('Sandbox, sample and JupyterLab', () =>
      openStage(processes, folder, products)
    );
    await act({ stage, browser, processes });
  } catch (error) {
    if (!processes.stopping) {
      console.error(error.message);
    }
    process.exitCode = processes.stopping ? await ended : 1;
  } finally {
    await processes.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
