import { execFile } from 'node:child_process';
import { availableParallelism, platform, totalmem } from 'node:os';
import { promisify } from 'node:util';

/**
 * Describes the machine that measured, without anything that identifies it.
 *
 * @param {string | undefined} browserPath - undefined if no page was measured
 * @returns {Promise<Record<string, string | number>>}
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

/** @param {string} program */
async function versionOf(program) {
  const { stdout } = await promisify(execFile)(program, ['--version']);
  return /\d+(\.\d+)+/.exec(stdout)?.[0] ?? stdout.trim();
}
