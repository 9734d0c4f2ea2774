import { existsSync } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';

import {
  CLI,
  CLI_OF_WHEEL,
  ROOT,
  VENV,
  inVenv,
  installedIn,
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
  await linkBuild(processes);
}

/**
 * Links the build into a venv, so that JupyterLab sees the next build at
 * once: pip puts a copy there, and a copied venv links to another folder.
 *
 * @param {Processes} processes
 */
export async function linkBuild(processes, venv = VENV) {
  const installed = await realpath(installedIn(venv)).catch(() => undefined);
  if (installed !== (await realpath(LABEXTENSION))) {
    await processes.run(
      'develop',
      inVenv('jupyter-builder', venv),
      ['develop', '--overwrite', '.'],
      { env: venvEnvironment(process.env, venv) }
    );
  }
}
