/**
 * Runs a Python program of `.venv`, or of the PATH if there is no venv, as in
 * an isolated build: `node scripts/venv.mjs jupyter-builder build .`
 */
import { spawn } from 'node:child_process';

import { hasVenv, inVenv, venvEnvironment } from './paths.mjs';

const [program, ...args] = process.argv.slice(2);
const venv = hasVenv();
const child = spawn(venv ? inVenv(program) : program, args, {
  stdio: 'inherit',
  env: venv ? venvEnvironment() : process.env
});
child.on('error', error => {
  console.error(
    'code' in error && error.code === 'ENOENT'
      ? `${program} was not found. "npm start" and "npm test" install it into .venv.`
      : error.message
  );
  process.exitCode = 1;
});
child.on('close', (code, signal) => {
  process.exitCode = signal ? 1 : (code ?? 1);
});
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal));
}
