/** Runs Ruff and mypy over the Python files if `.venv` has them: people who only edit TypeScript need not install Python. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { ROOT, inVenv } from './paths.mjs';

/** Each command with its arguments. */
const CHECKS = [
  ['ruff', 'check', '.'],
  ['ruff', 'format', '--check', '.'],
  ['mypy']
];

const installed = CHECKS.filter(([program]) => existsSync(inVenv(program)));
const failed = installed.filter(
  ([program, ...args]) =>
    spawnSync(inVenv(program), args, { cwd: ROOT, stdio: 'inherit' }).status !==
    0
);
if (installed.length < CHECKS.length) {
  console.log(
    'SKIPPED: ruff or mypy is not in .venv. "npm test" installs them.'
  );
}
process.exitCode = failed.length > 0 ? 1 : 0;
