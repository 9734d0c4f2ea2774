import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { HUB_VENV, ROOT, inVenv } from '../paths.mjs';
import { linkBuild } from '../prepare/build.mjs';
import { preparePythonPackages } from '../prepare/pythonPackages.mjs';
import { findTools } from '../prepare/tools.mjs';

/** The hub's proxy. It is started by its file, since on some systems a script of npm is no program. */
export const PROXY = path.join(
  ROOT,
  'node_modules/configurable-http-proxy/bin/configurable-http-proxy'
);

/**
 * Makes `.venv-hub`: JupyterHub, the JupyterLab of the end-to-end tests, and this
 * package with the build. The clone must be prepared.
 *
 * @param {import('../run/processes.mjs').Processes} processes
 * @throws ChildFailed with pip's words if a package cannot be had
 */
export async function prepareHubPackages(processes) {
  if (!existsSync(PROXY)) {
    throw new Error(
      'The hub tests need configurable-http-proxy, which is not in node_modules. Run:  npm ci'
    );
  }
  await preparePythonPackages(processes, findTools(), ['hub-test'], HUB_VENV, [
    `jupyterlab==${labVersion()}`
  ]);
  await linkBuild(processes, HUB_VENV);
}

/** Of the JupyterLab in `.venv`. */
function labVersion() {
  const ask =
    'from importlib.metadata import version; print(version("jupyterlab"))';
  return execFileSync(inVenv('python'), ['-c', ask], {
    encoding: 'utf8'
  }).trim();
}
