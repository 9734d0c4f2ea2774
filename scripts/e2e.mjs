/**
 * `npm run test:e2e [-- playwright's arguments]`: runs the end-to-end tests on
 * a testbed of their own.
 */
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { openControl } from './run/control.mjs';
import { withTestbed } from './run/withTestbed.mjs';
import { failedPages } from './test/failedPages.mjs';

/** Enough for several pages, both main categories and a story in each status. */
const PRODUCTS = 8;

const RESULTS = path.join(ROOT, 'tests', 'e2e', 'test-results');

await withTestbed('e2e', PRODUCTS, async ({ testbed, browser, processes }) => {
  try {
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
  } finally {
    // A second try may have saved a test: its first page is told too.
    for (const page of await failedPages(RESULTS)) {
      console.log(`\n${page}`);
    }
  }
});
