import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { CLI, inVenv } from '../paths.mjs';
import { sandboxEnvironment } from './cloud.mjs';

/** @typedef {import('./processes.mjs').Processes} Processes */

/**
 * Draws the images of the sample, unless they are there.
 *
 * @param {Processes} processes
 * @param {string} folder - appears when all of them are drawn
 * @param {number} [products] - how many; by default the whole sample
 */
export async function drawSample(processes, folder, products) {
  if (existsSync(folder)) {
    return;
  }
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  const count = products ? ['--products', String(products)] : [];
  await processes.run('sample', inVenv('python'), [
    ...['-m', 'jupyterlab_curation.sandbox', 'sample', unfinished],
    ...count
  ]);
  await rename(unfinished, folder);
}

/**
 * Fills a sandbox with the product's own set-up and migration. A second run
 * changes nothing.
 *
 * @param {Processes} processes
 * @param {string} folder - of the sample
 * @param {import('./cloud.mjs').SandboxPorts} ports
 */
export async function fillSandbox(processes, folder, ports) {
  const env = sandboxEnvironment(ports);
  for (const args of [['setup'], ['migrate', folder]]) {
    await processes.run(`cli ${args[0]}`, process.execPath, [CLI, ...args], {
      env
    });
  }
}
