import { prepareBuild } from './build.mjs';
import { prepareNodePackages } from './nodePackages.mjs';
import { preparePythonPackages } from './pythonPackages.mjs';
import { findTools } from './tools.mjs';

/**
 * Everything that a clone needs to run: packages of both kinds and the build.
 * What is there already costs some tenths of a second.
 *
 * @param extras - extras of pyproject.toml
 * @param whenPython - runs beside the rest as soon as Python is ready
 * @throws ToolMissing, ChildFailed
 */
export async function prepare(processes, extras, whenPython = () => {}) {
  const python = findTools();
  const pythonReady = preparePythonPackages(processes, python, extras);
  const meanwhile = pythonReady.then(whenPython);
  await Promise.all([prepareNodePackages(processes), pythonReady]);
  await Promise.all([prepareBuild(processes), meanwhile]);
}
