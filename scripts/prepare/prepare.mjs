import { prepareBuild } from './build.mjs';
import { prepareNodePackages } from './nodePackages.mjs';
import { preparePythonPackages } from './pythonPackages.mjs';
import { findTools } from './tools.mjs';

/**
 * Prepares everything that a clone needs to run: Node packages, Python packages
 * and the build. If all of it is there, this takes a few tenths of a second.
 *
 * @param {import('../run/processes.mjs').Processes} processes
 * @param {string[]} extras - extras of pyproject.toml
 * @param {() => unknown} whenPython - runs beside the rest as soon as Python is ready
 * @throws ToolMissing, ChildFailed
 */
export async function prepare(processes, extras, whenPython = () => {}) {
  const python = findTools();
  const pythonReady = preparePythonPackages(processes, python, extras);
  const meanwhile = pythonReady.then(whenPython);
  await Promise.all([prepareNodePackages(processes), pythonReady]);
  await Promise.all([prepareBuild(processes), meanwhile]);
}
