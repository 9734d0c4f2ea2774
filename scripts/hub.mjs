/**
 * `npm run test:hub [-- playwright's arguments]`: runs the tests on a JupyterHub
 * of their own.
 */
import path from 'node:path';

import { prepareHubPackages } from './hub/packages.mjs';
import { openHubTestbed } from './hub/testbed.mjs';
import { ROOT } from './paths.mjs';
import { prepareBrowser } from './prepare/browser.mjs';
import { prepare } from './prepare/prepare.mjs';
import { step } from './run/steps.mjs';
import { withProcesses } from './run/withTestbed.mjs';
import { failedPages } from './test/failedPages.mjs';

const RESULTS = path.join(ROOT, 'tests', 'hub', 'test-results');

await withProcesses('hub', async (processes, folder) => {
  await prepare(processes, ['dev', 'sandbox', 'test']);
  await prepareHubPackages(processes);
  const browser = await prepareBrowser(processes);
  const { hub, env } = await step('Sandbox and JupyterHub', () =>
    openHubTestbed(processes, folder)
  );
  try {
    await processes.run(
      'playwright',
      'npx',
      [
        ...['playwright', 'test', '-c', 'tests/hub/playwright.config.mjs'],
        ...process.argv.slice(2)
      ],
      {
        show: true,
        env: {
          ...env,
          // `npm test` names a file for the counts; otherwise no report is written.
          CURATION_E2E_REPORT: process.env.CURATION_E2E_REPORT ?? '',
          CHROMIUM_PATH: browser,
          CURATION_HUB_URL: hub.url,
          CURATION_HUB_TOKEN: hub.token,
          CURATION_HUB_HOMES: hub.homes
        }
      }
    );
  } finally {
    for (const page of await failedPages(RESULTS)) {
      console.log(`\n${page}`);
    }
  }
});
