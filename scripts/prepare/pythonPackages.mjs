import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import {
  ROOT,
  VENV,
  hasVenv,
  inVenv,
  installedIn,
  venvEnvironment
} from '../paths.mjs';
import { step } from '../run/steps.mjs';
import { fingerprint } from './fingerprint.mjs';

/** @typedef {import('../run/processes.mjs').Processes} Processes */

/**
 * Makes a venv with JupyterLab and this package in editable form, unless it
 * is there.
 *
 * @param {Processes} processes
 * @param {string[]} python - the command that runs Python, with its arguments
 * @param {string[]} extras - extras of pyproject.toml; those installed before are kept
 * @param {string[]} pinned - other requirements
 */
export async function preparePythonPackages(
  processes,
  python,
  extras,
  venv = VENV,
  pinned = []
) {
  const name = path.basename(venv);
  // Python installs pip last: a venv without it was interrupted.
  if (!hasVenv(venv) || !existsSync(inVenv('pip', venv))) {
    await rm(venv, { recursive: true, force: true });
    const [command, ...args] = python;
    await step(`Python environment: ${name}`, () =>
      processes.run('venv', command, [...args, '-m', 'venv', name])
    );
  }
  // What was installed. It is removed with the venv.
  const stamp = path.join(venv, 'prepared.json');
  const from = [
    await fingerprint(['pyproject.toml', 'jupyter-config']),
    ...pinned
  ].join(' ');
  /** @type {{ from?: string, extras?: string[] }} */
  const before = await readFile(stamp, 'utf8').then(JSON.parse, () => ({}));
  const installed = before.extras ?? [];
  if (
    before.from === from &&
    extras.every(extra => installed.includes(extra))
  ) {
    return;
  }
  const all = [...new Set([...installed, ...extras])];
  const requirements = ['-e', `.[${all.join(',')}]`, ...pinned];
  await step(`Python packages: pip install ${requirements.join(' ')}`, () =>
    install(processes, requirements, venv)
  );
  await writeFile(stamp, JSON.stringify({ from, extras: all }));
}

/**
 * Installs without the build hook: build.mjs builds the extension, partly at
 * the same time.
 *
 * @param {Processes} processes
 * @param {string[]} requirements - as pip takes them
 * @param {string} venv
 */
async function install(processes, requirements, venv) {
  // hatch needs the folder that it is told to share, even if it is empty.
  await mkdir(path.join(ROOT, 'jupyterlab_curation', 'labextension'), {
    recursive: true
  });
  // pip would follow the link and remove the build itself.
  await rm(installedIn(venv), { recursive: true, force: true });
  await processes.run(
    'pip install',
    inVenv('python', venv),
    ['-m', 'pip', 'install', ...requirements],
    {
      env: {
        ...venvEnvironment(process.env, venv),
        SKIP_JUPYTER_BUILDER: '1'
      }
    }
  );
}
