import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the clone. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../..');

/** What stays on this computer between runs: ports, token, the sandbox's data, logs, tools. Git ignores it. */
export const STATE = path.join(ROOT, '.sandbox');

export const LOGS = path.join(STATE, 'logs');

export const VENV = path.join(ROOT, '.venv');

/** The venv with JupyterHub. It is one of its own, because JupyterHub changes how `jupyter lab` starts. */
export const HUB_VENV = path.join(ROOT, '.venv-hub');

const WINDOWS = process.platform === 'win32';

const PROGRAMS = WINDOWS ? 'Scripts' : 'bin';

/**
 * The path of a program in a venv, even if it is not installed yet.
 *
 * @param {string} program
 */
export function inVenv(program, venv = VENV) {
  return path.join(venv, PROGRAMS, WINDOWS ? `${program}.exe` : program);
}

/** Where the JupyterLab of a venv looks for the extension. In a clone it is a link to the build. */
export function installedIn(venv = VENV) {
  return path.join(venv, 'share/jupyter/labextensions/jupyterlab-curation');
}

/** The bundled command line. */
export const CLI = path.join(ROOT, 'dist', 'cli.mjs');

/** The same in the Python package, for people without npm. */
export const CLI_OF_WHEEL = path.join(
  ROOT,
  'jupyterlab_curation',
  'cli',
  'program.mjs'
);

/**
 * The environment of this process with a venv active, as the build needs it.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function venvEnvironment(environment = process.env, venv = VENV) {
  const name =
    Object.keys(environment).find(key => key.toUpperCase() === 'PATH') ??
    'PATH';
  const { PYTHONHOME: _, ...others } = environment;
  return {
    ...others,
    VIRTUAL_ENV: venv,
    [name]: [
      path.join(venv, PROGRAMS),
      path.join(ROOT, 'node_modules', '.bin'),
      environment[name]
    ].join(path.delimiter)
  };
}

export function hasVenv(venv = VENV) {
  return existsSync(inVenv('python', venv));
}
