import { execFile } from 'node:child_process';
import { availableParallelism, platform, totalmem } from 'node:os';
import { promisify } from 'node:util';

/**
 * What measured: nothing that says whose it is.
 *
 * @param browserPath - undefined where no page was measured
 */
export async function machine(browserPath) {
  return {
    system: platform(),
    cores: availableParallelism(),
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: process.versions.node,
    ...(browserPath && { chromium: await versionOf(browserPath) })
  };
}

async function versionOf(program) {
  const { stdout } = await promisify(execFile)(program, ['--version']);
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim();
}
