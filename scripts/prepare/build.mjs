import { existsSync } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';

import {
  CLI,
  CLI_OF_WHEEL,
  INSTALLED,
  ROOT,
  inVenv,
  venvEnvironment
} from '../paths.mjs';
import { step } from '../run/steps.mjs';
import { fingerprint, unlessStamped } from './fingerprint.mjs';

/** @typedef {import('../run/processes.mjs').Processes} Processes */

/** What the build depends on. */
const SOURCES = [
  'src',
  'style',
  'schema',
  'install.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'scripts/build-cli.mjs'
];

/** The stamp is in lib, so that `npm run clean` removes it too. */
const STAMP = path.join(ROOT, 'lib', '.built-from');

const LABEXTENSION = path.join(ROOT, 'jupyterlab_curation', 'labextension');

/**
 * Builds the extension and the command line if their sources have changed.
 *
 * @param {Processes} processes
 */
export async function prepareBuild(processes) {
  const outputs = [CLI, CLI_OF_WHEEL, path.join(LABEXTENSION, 'package.json')];
  if (!outputs.every(existsSync)) {
    await rm(STAMP, { force: true });
  }
  await unlessStamped(STAMP, await fingerprint(SOURCES), () =>
    step('Extension and command line: npm run build', () =>
      processes.run('build', 'npm', ['run', 'build'], {
        env: venvEnvironment()
      })
    )
  );
  await link(processes);
}

/**
 * Links the build into the venv, so that JupyterLab sees the next build at
 * once: pip puts a copy there, and a copied venv links to another folder.
 *
 * @param {Processes} processes
 */
async function link(processes) {
  const installed = await realpath(INSTALLED).catch(() => undefined);
  if (installed !== (await realpath(LABEXTENSION))) {
    await processes.run(
      'develop',
      inVenv('jupyter-builder'),
      ['develop', '--overwrite', '.'],
      { env: venvEnvironment() }
    );
  }
}
