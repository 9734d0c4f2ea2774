import { existsSync } from 'node:fs';
import { realpath, rm } from 'node:fs/promises';
import path from 'node:path';

import { CLI, INSTALLED, ROOT, inVenv, venvEnvironment } from '../paths.mjs';
import { step } from '../run/steps.mjs';
import { fingerprint, unlessStamped } from './fingerprint.mjs';

/** What the build is made of. */
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

/** The stamp lies in lib, so that `npm run clean` takes it along. */
const STAMP = path.join(ROOT, 'lib', '.built-from');

const LABEXTENSION = path.join(ROOT, 'jupyterlab_curation', 'labextension');

/** Builds the extension and the command line unless their sources are what they were. */
export async function prepareBuild(processes) {
  const outputs = [CLI, path.join(LABEXTENSION, 'package.json')];
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

/** Links the build into the venv, where pip put a copy, or a copied venv another folder's: the next build is seen at once. */
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
