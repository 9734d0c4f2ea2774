import { existsSync } from 'node:fs';
import path from 'node:path';

import { step } from '../run/steps.mjs';

/** Names on the PATH, and places beside it, of browsers that Playwright can drive. */
const NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser'
];
const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium'
  ],
  win32: [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA
  ]
    .filter(Boolean)
    .map(folder => path.join(folder, 'Google/Chrome/Application/chrome.exe'))
};

/**
 * A Chrome or Chromium: the one that CHROMIUM_PATH names, an installed one,
 * Playwright's own, or the package of Debian.
 *
 * @returns the path of its program
 * @throws where none could be had
 */
export async function prepareBrowser(processes) {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  const found = installed() ?? (await playwrights());
  if (found) {
    return found;
  }
  const tried = [];
  for (const install of [installPlaywrights, installDebians]) {
    try {
      await install(processes);
    } catch (error) {
      tried.push(error.message);
    }
    const now = installed() ?? (await playwrights());
    if (now) {
      return now;
    }
  }
  throw new Error(
    [
      'No browser for the end-to-end tests. Install Chrome or Chromium, or name one in CHROMIUM_PATH.',
      ...tried
    ].join('\n')
  );
}

function installed() {
  const onPath = (process.env.PATH ?? '')
    .split(path.delimiter)
    .flatMap(folder => NAMES.map(name => path.join(folder, name)));
  return [...onPath, ...(PLACES[process.platform] ?? [])].find(existsSync);
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  const program = chromium.executablePath();
  return program && existsSync(program) ? program : undefined;
}

function installPlaywrights(processes) {
  return step('Browser: playwright install chromium', () =>
    processes.run('playwright install', 'npx', [
      'playwright',
      'install',
      'chromium'
    ])
  );
}

async function installDebians(processes) {
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
