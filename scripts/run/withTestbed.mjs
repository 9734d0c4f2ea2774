import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LOGS } from '../paths.mjs';
import { prepareBrowser } from '../prepare/browser.mjs';
import { prepare } from '../prepare/prepare.mjs';
import { endedByPerson } from './interrupt.mjs';
import { Processes } from './processes.mjs';
import { step } from './steps.mjs';
import { openTestbed } from './testbed.mjs';

/**
 * @typedef {object} RunningTestbed
 * @property {import('./testbed.mjs').Testbed} testbed
 * @property {string} browser - path of its program
 * @property {Processes} processes
 */

/**
 * Prepares the clone, opens a testbed, does something with it and ends it. If
 * anything fails, the exit code says so.
 *
 * @param {string} name - of the folder for logs
 * @param {number} products - how many the sample has
 * @param {(running: RunningTestbed) => Promise<void>} act
 */
export function withTestbed(name, products, act) {
  return withProcesses(name, async (processes, folder) => {
    await prepare(processes, ['dev', 'sandbox', 'test']);
    const browser = await prepareBrowser(processes);
    const testbed = await step('Sandbox, sample and JupyterLab', () =>
      openTestbed(processes, folder, products)
    );
    await act({ testbed, browser, processes });
  });
}

/**
 * Does something with processes and a temporary folder, and ends and removes
 * them. If anything fails, the exit code says so.
 *
 * @param {string} name - of the folder for logs
 * @param {(processes: Processes, folder: string) => Promise<void>} act
 */
export async function withProcesses(name, act) {
  const processes = new Processes(path.join(LOGS, name));
  const ended = endedByPerson(processes);
  const folder = await mkdtemp(path.join(tmpdir(), `curation-${name}-`));
  try {
    await act(processes, folder);
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
