/**
 * `npm run test:e2e [-- playwright's arguments]`: runs the end-to-end tests on
 * a testbed of their own.
 */
import { openControl } from './run/control.mjs';
import { withTestbed } from './run/withTestbed.mjs';

/** Enough for several pages, both main categories and a story in each status. */
const PRODUCTS = 8;

await withTestbed('e2e', PRODUCTS, async ({ testbed, browser, processes }) => {
  await processes.run(
    'playwright',
    'npx',
    [
      ...['playwright', 'test', '-c', 'tests/e2e/playwright.config.mjs'],
      ...process.argv.slice(2)
    ],
    {
      show: true,
      env: {
        ...testbed.env,
        // `npm test` names a file for the counts; otherwise no report is written.
        CURATION_E2E_REPORT: process.env.CURATION_E2E_REPORT ?? '',
        CHROMIUM_PATH: browser,
        CURATION_LAB_URL: testbed.url,
        CURATION_PLAIN_URL: testbed.plainUrl,
        CURATION_E2E_CONTROL: await openControl(testbed)
      }
    }
  );
});
