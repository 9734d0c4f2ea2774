import { withBrowser } from '../desk/browser.mjs';
import { withDelayedBackend } from '../desk/delayedBackend.mjs';
import { Desk } from '../desk/desk.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median, percentile } from '../statistics.mjs';

const DELAY = 30;

/** How many products are opened in turn, and how often each after the first time. */
const PRODUCTS = 8;
const TURNS = 5;

const SUB_CATEGORY = 9102;

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'warm',
  title: `the same again, from cache, ${DELAY} ms added to every request`,
  needs: 'testbed',

  async run(environment) {
    const { testbed, browserPath, say } = environment;
    const category = await fillCategory(environment, SUB_CATEGORY, PRODUCTS);
    /** @type {number[]} */
    const times = [];
    let asked = 0;
    await withDelayedBackend(testbed, DELAY, backend =>
      withBrowser(browserPath, async browser => {
        const desk = await Desk.open(browser, testbed, backend, category);
        for (let turn = 0; turn <= TURNS; turn++) {
          for (const product of category.products) {
            const before = backend.requests.length;
            const opened = await desk.goTo(product);
            await desk.quiet();
            if (turn > 0) {
              times.push(opened);
              asked += imagesAmong(backend.requests.slice(before));
            }
          }
          say(`turn ${turn}: ${times.slice(-PRODUCTS).map(Math.round)} ms`);
        }
      })
    );
    return [
      {
        what: 'to the last tile, p95',
        value: percentile(times, 0.95),
        unit: 'ms',
        limit: 100,
        note: `${times.length} times, with the claim's request`
      },
      { what: 'to the last tile, median', value: median(times), unit: 'ms' },
      {
        what: 'requests for images',
        value: asked,
        unit: '',
        limit: 0,
        note: `in ${times.length} times`
      }
    ];
  }
};

/**
 * How many requests are for images, of any product: those that are shown beside
 * the open one are cached too.
 *
 * @param {import('../desk/delayedBackend.mjs').BackendRequest[]} requests
 */
function imagesAmong(requests) {
  return requests.filter(
    ({ service, method, url }) =>
      service === 's3' && method !== 'OPTIONS' && !url.includes('/meta.json?')
  ).length;
}
