/** Ruff and mypy over the Python files, where `.venv` has them: who only edits TypeScript need not install Python. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { ROOT, inVenv } from './paths.mjs';

/** What each check is called with. */
const CHECKS = [
  ['ruff', 'check', '.'],
  ['ruff', 'format', '--check', '.'],
  ['mypy']
];

const ready = CHECKS.filter(([program]) => existsSync(inVenv(program)));
const failed = ready.filter(
  ([program, ...args]) =>
    spawnSync(inVenv(program), args, { cwd: ROOT, stdio: 'inherit' }).status !==
    0
);
if (ready.length < CHECKS.length) {
  console.log('.venv lacks ruff or mypy, which npm test installs.');
}
process.exitCode = failed.length > 0 ? 1 : 0;
