import { mkdir, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { CLI, inVenv } from '../paths.mjs';
import { sandboxEnvironment } from './cloud.mjs';

/**
 * Draws the sample's images, unless they are there.
 *
 * @param folder - appears when all of them are drawn
 * @param products - how many; the sample's own number where undefined
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

/** Fills a sandbox by the product's own set-up and migration. Again, it changes nothing. */
export async function fillSandbox(processes, folder, ports) {
  const env = sandboxEnvironment(ports);
  for (const args of [['setup'], ['migrate', folder]]) {
    await processes.run(`cli ${args[0]}`, process.execPath, [CLI, ...args], {
      env
    });
  }
}
