/**
 * `npm run lint:actions`: runs actionlint over the workflows in `.github`. It is
 * a Go program: without an `actionlint` on the PATH it is built with Go, once.
 * If it cannot be had here, the last line names it as skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { ROOT, STATE } from './paths.mjs';

const VERSION = 'v1.7.12';

const FOLDER = path.join(STATE, 'tools', `actionlint-${VERSION}`);

/** How long the build may take, in ms. */
const PATIENCE = 300_000;

const built = path.join(
  FOLDER,
  process.platform === 'win32' ? 'actionlint.exe' : 'actionlint'
);
const program = isOnPath() ? 'actionlint' : built;
const problem =
  program === built && !existsSync(built) ? buildActionlint() : undefined;
if (problem) {
  console.log(`SKIPPED: actionlint (${problem})`);
} else {
  const { status, error } = spawnSync(program, [], {
    cwd: ROOT,
    stdio: 'inherit'
  });
  if (error) {
    console.error(error.message);
  }
  process.exitCode = status ?? 1;
}

function isOnPath() {
  return spawnSync('actionlint', ['-version']).status === 0;
}

/** @returns {string | undefined} why it could not be built */
function buildActionlint() {
  const { error, status, signal, stderr } = spawnSync(
    'go',
    ['install', `github.com/rhysd/actionlint/cmd/actionlint@${VERSION}`],
    { env: { ...process.env, GOBIN: FOLDER }, timeout: PATIENCE }
  );
  if (error && 'code' in error && error.code === 'ENOENT') {
    return 'neither actionlint nor Go is installed';
  }
  if (error || signal) {
    return `Go could not build it: ${error?.message ?? signal}`;
  }
  return status === 0
    ? undefined
    : `Go could not build it: ${stderr.toString().trim()}`;
}
