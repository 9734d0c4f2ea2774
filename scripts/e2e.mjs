/**
 * `npm run test:e2e [-- playwright's arguments]`: the end-to-end tests on a
 * sandbox and a JupyterLab of their own.
 */
import { openControl } from './run/control.mjs';
import { onStage } from './run/onStage.mjs';

/** Enough for pages, both main categories and a story in each status. */
const PRODUCTS = 8;

await onStage('e2e', PRODUCTS, async ({ stage, browser, processes }) => {
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
        ...stage.env,
        // Where `npm test` wants the counts; its absence wants none.
        CURATION_E2E_REPORT: process.env.CURATION_E2E_REPORT ?? '',
        CHROMIUM_PATH: browser,
        CURATION_LAB_URL: stage.url,
        CURATION_PLAIN_URL: stage.plainUrl,
        CURATION_E2E_CONTROL: await openControl(stage)
      }
    }
  );
});
