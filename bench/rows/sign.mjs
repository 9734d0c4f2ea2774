import { build } from 'esbuild';

import { ROOT } from '../../scripts/paths.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { median } from '../statistics.mjs';

/** The images of one product. */
const URLS = 19;
/** Products, one after another. The first ones are not counted: the engine compiles. */
const ROUNDS = 60;
const UNCOUNTED = 10;

/** What the page runs: the product's own store of images. */
const SOURCE = `
import { connectAws } from './src/adapters/aws';
import { readConnection } from './src/domain/connection/connection';
window.store = async () => {
  const connection = readConnection({
    name: 'bench',
    bucket: 'product-images',
    bucketRegion: 'us-east-1'
  });
  const get = async () => ({
    accessKeyId: 'AKIDBENCH',
    secretAccessKey: 'a-secret-of-forty-letters-or-thereabouts',
    sessionToken: 'a-token'.repeat(100)
  });
  return (await connectAws(connection, { get })).images;
};
`;

export default {
  name: 'sign',
  title: `${URLS} presigned URLs in the page, by the SDK's presigner`,
  needs: 'stage',

  async run({ stage, browserPath }) {
    const script = await bundle();
    const { together, alone } = await withBrowser(browserPath, browser =>
      measure(browser, stage.url, script)
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
    stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'ts' },
    write: false,
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'iife',
    logLevel: 'warning'
  });
  return outputFiles[0].text;
}

/** On an origin that is secure, as JupyterLab's is: only there has a page `crypto.subtle`. */
async function measure(browser, origin, script) {
  const page = await browser.newPage();
  await page.route('**/bench-sign', route =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' })
  );
  await page.goto(`${origin}/bench-sign`);
  await page.addScriptTag({ content: script });
  return page.evaluate(
    async ([urls, rounds, uncounted]) => {
      const images = await window.store();
      const keysOf = product =>
        Array.from(
          { length: urls },
          (_, at) => `TOP/1005/SKU${product}/detail/detail ${at}.jpg`
        );
      const timed = async act => {
        const begun = performance.now();
        await act();
        return performance.now() - begun;
      };
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
    [URLS, ROUNDS, UNCOUNTED]
  );
}
