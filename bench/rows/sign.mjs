import path from 'node:path';

import { build } from 'esbuild';

import { ROOT } from '../../scripts/paths.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { median } from '../statistics.mjs';

/** The images of one product. */
const URLS = 19;
/** How many products are measured, and how many before them while the engine compiles. */
const ROUNDS = 60;
const UNCOUNTED = 10;

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'sign',
  title: `${URLS} presigned URLs in the page, by the SDK's presigner`,
  needs: 'testbed',

  async run({ testbed, browserPath }) {
    const script = await bundle();
    const { together, alone } = await withBrowser(browserPath, browser =>
      measure(browser, testbed.url, script)
    );
    return [
      {
        what: 'the URLs of a product, in one call',
        value: median(together),
        unit: 'ms',
        limit: 3,
        note: `median of ${together.length} products`
      },
      {
        what: 'the same, a call for each URL, all at once',
        value: median(alone),
        unit: 'ms'
      }
    ];
  }
};

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [path.join(ROOT, 'bench', 'desk', 'imageStoreInPage.ts')],
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    logLevel: 'warning'
  });
  return outputFiles[0].text;
}

/**
 * Measures on the origin of JupyterLab: only a secure one has `crypto.subtle`.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} origin
 * @param {string} script
 */
async function measure(browser, origin, script) {
  const page = await browser.newPage();
  await page.route('**/bench-sign', route =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
  );
  await page.goto(`${origin}/bench-sign`);
  await page.addScriptTag({ content: script });
  return page.evaluate(
    async ({ urls, rounds, uncounted }) => {
      const images = await window.benchImageStore();
      const keysOf = (/** @type {number} */ product) =>
        Array.from(
          { length: urls },
          (_, at) => `TOP/1005/SKU${product}/detail/detail ${at}.jpg`
        );
      const timed = async (/** @type {() => Promise<unknown>} */ act) => {
        const begun = performance.now();
        await act();
        return performance.now() - begun;
      };
      /** @type {Record<'together' | 'alone', number[]>} */
      const times = { together: [], alone: [] };
      for (let product = 0; product < rounds; product++) {
        const keys = keysOf(product);
        times.together.push(await timed(() => images.sign(keys)));
        times.alone.push(
          await timed(() => Promise.all(keys.map(key => images.sign([key]))))
        );
      }
      return {
        together: times.together.slice(uncounted),
        alone: times.alone.slice(uncounted)
      };
    },
    { urls: URLS, rounds: ROUNDS, uncounted: UNCOUNTED }
  );
}
