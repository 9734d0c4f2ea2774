import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import {
  INSTALLED,
  ROOT,
  VENV,
  hasVenv,
  inVenv,
  venvEnvironment
} from '../paths.mjs';
import { step } from '../run/steps.mjs';
import { fingerprint } from './fingerprint.mjs';

/** What was installed: a fingerprint and the extras. It is removed with the venv. */
const STAMP = path.join(VENV, 'prepared.json');

/** @typedef {import('../run/processes.mjs').Processes} Processes */

/**
 * Makes `.venv` with JupyterLab and this package in editable form, unless it
 * is there.
 *
 * @param {Processes} processes
 * @param {string[]} python - the command that runs Python, with its arguments
 * @param {string[]} extras - extras of pyproject.toml; those installed before are kept
 */
export async function preparePythonPackages(processes, python, extras) {
  // Python installs pip last: a venv without it was interrupted.
  if (!hasVenv() || !existsSync(inVenv('pip'))) {
    await rm(VENV, { recursive: true, force: true });
    const [command, ...args] = python;
    await step('Python environment: .venv', () =>
      processes.run('venv', command, [...args, '-m', 'venv', '.venv'])
    );
  }
  const from = await fingerprint(['pyproject.toml', 'jupyter-config']);
  /** @type {{ from?: string, extras?: string[] }} */
  const before = await readFile(STAMP, 'utf8').then(JSON.parse, () => ({}));
  const installed = before.extras ?? [];
  if (
    before.from === from &&
    extras.every(extra => installed.includes(extra))
  ) {
    return;
  }
  const all = [...new Set([...installed, ...extras])];
  await step(`Python packages: pip install -e .[${all.join(',')}]`, () =>
    install(processes, all)
  );
  await writeFile(STAMP, JSON.stringify({ from, extras: all }));
}

/**
 * Installs without the build hook: build.mjs builds the extension, partly at
 * the same time.
 *
 * @param {Processes} processes
 * @param {string[]} extras
 */
async function install(processes, extras) {
  // hatch needs the folder that it is told to share, even if it is empty.
  await mkdir(path.join(ROOT, 'jupyterlab_curation', 'labextension'), {
    recursive: true
  });
  // pip would follow the link and remove the build itself.
  await rm(INSTALLED, { recursive: true, force: true });
  await processes.run(
    'pip install',
    inVenv('python'),
    ['-m', 'pip', 'install', '-e', `.[${extras.join(',')}]`],
    { env: { ...venvEnvironment(), SKIP_JUPYTER_BUILDER: '1' } }
  );
}
