import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const ROOT = path.resolve(fileURLToPath(import.meta.url), '../..');

/** What `npm start` keeps: ports, token, the sandbox's state, logs. Never committed. */
export const KEPT = path.join(ROOT, '.sandbox');

export const LOGS = path.join(KEPT, 'logs');

export const VENV = path.join(ROOT, '.venv');

const WINDOWS = process.platform === 'win32';

const VENV_PROGRAMS = path.join(VENV, WINDOWS ? 'Scripts' : 'bin');

/** A program of the venv, whether or not it is there yet. */
export function inVenv(program) {
  return path.join(VENV_PROGRAMS, WINDOWS ? `${program}.exe` : program);
}

/** Where JupyterLab looks for the extension: a link to its build. */
export const INSTALLED = path.join(
  VENV,
  'share/jupyter/labextensions/jupyterlab-curation'
);

/** The bundled command line. */
export const CLI = path.join(ROOT, 'dist', 'cli.mjs');

/** The environment of this process with the venv active, as the build needs it. */
export function venvEnvironment(environment = process.env) {
  const name =
    Object.keys(environment).find(key => key.toUpperCase() === 'PATH') ??
    'PATH';
  const { PYTHONHOME: _, ...others } = environment;
  return {
    ...others,
    VIRTUAL_ENV: VENV,
    [name]: [
      VENV_PROGRAMS,
      path.join(ROOT, 'node_modules', '.bin'),
      environment[name]
    ].join(path.delimiter)
  };
}

export function hasVenv() {
  return existsSync(inVenv('python'));
}
