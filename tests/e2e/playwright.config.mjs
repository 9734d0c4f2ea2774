import path from 'node:path';
import { fileURLToPath } from 'node:url';

import baseConfig from '@jupyterlab/galata/lib/playwright-config.js';

const here = path.dirname(fileURLToPath(import.meta.url));

// scripts/e2e.mjs starts the sandbox and JupyterLab, finds the browser, and
// says here where they are.
const { CURATION_LAB_URL, CHROMIUM_PATH, CURATION_E2E_REPORT } = process.env;

export default {
  ...baseConfig,
  testDir: here,
  testMatch: '**/*.spec.ts',
  outputDir: path.join(here, 'test-results'),
  // On two cores that others use too, JupyterLab alone may take half of it.
  timeout: 120_000,
  expect: { ...baseConfig.expect, timeout: 30_000 },
  // `npm test` judges a change: a machine that was short of time for a moment
  // gets a second try. Whoever runs tests by hand sees each failure.
  retries: CURATION_E2E_REPORT ? 1 : 0,
  // One catalogue for all of them.
  workers: 1,
  reporter: [
    ['list'],
    ...(CURATION_E2E_REPORT
      ? [['json', { outputFile: CURATION_E2E_REPORT }]]
      : [])
  ],
  use: {
    ...baseConfig.use,
    baseURL: CURATION_LAB_URL,
    browserName: 'chromium',
    viewport: { width: 1600, height: 1000 },
    // Playwright's ffmpeg is a download.
    video: 'off',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking'
      ]
    }
  }
};
