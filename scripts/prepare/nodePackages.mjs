import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from '../paths.mjs';
import { step } from '../run/steps.mjs';

/** Installs what package-lock.json says, unless node_modules has it. */
export async function prepareNodePackages(processes) {
  if (await isInstalled()) {
    return;
  }
  await step('Node packages: npm ci', () =>
    processes.run('npm ci', 'npm', ['ci'], {
      // The browser is looked for apart: see browser.mjs.
      env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
    })
  );
}

/**
 * npm writes node_modules/.package-lock.json last, with what it installed.
 * Packages for other systems are in the lock file alone.
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

async function readPackages(name) {
  try {
    return JSON.parse(await readFile(path.join(ROOT, name), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
