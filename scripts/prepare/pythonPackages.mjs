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

/** What was installed: a fingerprint and the extras. It goes with the venv. */
const STAMP = path.join(VENV, 'prepared.json');

/**
 * Makes `.venv` with JupyterLab and this package in editable form, unless it
 * is there.
 *
 * @param python - the command that runs Python, as a list
 * @param extras - extras of pyproject.toml; those installed before are kept
 */
export async function preparePythonPackages(processes, python, extras) {
  // pip comes last: without it the venv was interrupted.
  if (!hasVenv() || !existsSync(inVenv('pip'))) {
    await rm(VENV, { recursive: true, force: true });
    const [command, ...args] = python;
    await step('Python environment: .venv', () =>
      processes.run('venv', command, [...args, '-m', 'venv', '.venv'])
    );
  }
  const from = await fingerprint(['pyproject.toml', 'jupyter-config']);
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

/** The extension itself is built by build.mjs, at the same time as far as it can: here the hook is left out. */
async function install(processes, extras) {
  // hatch wants the folder that it is told to share, even while it is empty.
  await mkdir(path.join(ROOT, 'jupyterlab_curation', 'labextension'), {
    recursive: true
  });
  // Through the link pip would remove the build itself.
  await rm(INSTALLED, { recursive: true, force: true });
  await processes.run(
    'pip install',
    inVenv('python'),
    ['-m', 'pip', 'install', '-e', `.[${extras.join(',')}]`],
    { env: { ...venvEnvironment(), SKIP_JUPYTER_BUILDER: '1' } }
  );
}
