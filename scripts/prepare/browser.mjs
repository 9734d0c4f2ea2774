import { existsSync } from 'node:fs';
import path from 'node:path';

import { step } from '../run/steps.mjs';

/** @typedef {import('../run/processes.mjs').Processes} Processes */

/** Names on the PATH of browsers that Playwright can drive. */
const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser'
];

/**
 * Where browsers are installed on systems that do not put them on the PATH.
 *
 * @type {Partial<Record<NodeJS.Platform, string[]>>}
 */
const INSTALL_PATHS = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
  ],
  win32: [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA
  ]
    .filter(folder => folder !== undefined)
    .map(folder => path.join(folder, 'Google/Chrome/Application/chrome.exe'))
};

/**
 * Finds a Chrome or Chromium: the one that CHROMIUM_PATH names, an installed
 * one, or Playwright's own. If there is none, installs Playwright's or Debian's.
 *
 * @param {Processes} processes
 * @returns {Promise<string>} the path of its program
 * @throws if no browser can be found or installed
 */
export async function prepareBrowser(processes) {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  const found = installed() ?? (await playwrights());
  if (found) {
    return found;
  }
  const problems = [];
  for (const install of [installPlaywrightBrowser, installDebianPackage]) {
    try {
      await install(processes);
    } catch (error) {
      problems.push(error.message);
    }
    const now = installed() ?? (await playwrights());
    if (now) {
      return now;
    }
  }
  throw new Error(
    [
      'The end-to-end tests need a browser. Install Chrome or Chromium, or name one in CHROMIUM_PATH.',
      ...problems
    ].join('\n')
  );
}

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(folder => NAMES.map(name => path.join(folder, name)));
  return [...onPath, ...(INSTALL_PATHS[process.platform] ?? [])].find(
    existsSync
  );
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const program = chromium.executablePath();
  return program && existsSync(program) ? program : undefined;
}

/** @param {Processes} processes */
function installPlaywrightBrowser(processes) {
  return step('Browser: playwright install chromium', () =>
    processes.run('playwright install', 'npx', [
      'playwright',
      'install',
      'chromium'
    ])
  );
}

/** @param {Processes} processes */
async function installDebianPackage(processes) {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    return;
  }
  await step('Browser: apt-get install chromium', async () => {
    await processes.run('apt-get update', 'apt-get', ['update']);
    await processes.run(
      'apt-get install',
      'apt-get',
      [
        ...['install', '-y', '--no-install-recommends'],
        ...['chromium', 'fonts-noto-cjk']
      ],
      { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    );
  });
}
