import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../paths.mjs';
import { step } from '../run/steps.mjs';

/**
 * An entry of package-lock.json.
 *
 * @typedef {object} LockedPackage
 * @property {string} version
 * @property {boolean} [optional]
 * @property {boolean} [peer]
 */

/**
 * Installs what package-lock.json says, unless node_modules has it.
 *
 * @param {import('../run/processes.mjs').Processes} processes
 */
export async function prepareNodePackages(processes) {
  if (await isInstalled()) {
    return;
  }
  await step('Node packages: npm ci', () =>
    processes.run('npm ci', 'npm', ['ci'], {
      // browser.mjs finds the browser.
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
    })
  );
}

/**
 * npm writes node_modules/.package-lock.json last, with what it installed.
 * Packages for other systems are only in the lock file of the clone.
 */
async function isInstalled() {
  const [wanted, installed] = await Promise.all(
    ['package-lock.json', 'node_modules/.package-lock.json'].map(readPackages)
  );
  return (
    wanted !== undefined &&
    installed !== undefined &&
    Object.entries(wanted).every(
      ([name, { version, optional, peer }]) =>
        name === '' ||
        installed[name]?.version === version ||
        (installed[name] === undefined && (optional || peer))
    )
  );
}

/**
 * @param {string} name - of a lock file
 * @returns {Promise<Record<string, LockedPackage> | undefined>}
 */
async function readPackages(name) {
  try {
    return JSON.parse(await readFile(path.join(ROOT, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
