import { withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { withPlace } from '../desk/place.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median, percentile } from '../statistics.mjs';

const DELAY = 30;

/** Products that are opened in turn, and how often each once it has been seen. */
const PRODUCTS = 8;
const TURNS = 5;

const SUB_CATEGORY = 9102;

export default {
  name: 'warm',
  title: `the same again, from cache, ${DELAY} ms added to every request`,
  needs: 'stage',

  async run(surroundings) {
    const { stage, browserPath, say } = surroundings;
    const category = await fillCategory(surroundings, SUB_CATEGORY, PRODUCTS);
    const times = [];
    let asked = 0;
    await withPlace(stage, DELAY, place =>
      withBrowser(browserPath, async browser => {
        const desk = await Desk.open(browser, stage, place, category);
        for (let turn = 0; turn <= TURNS; turn++) {
          for (const product of category.products) {
            const before = place.requests.length;
            const opened = await desk.goTo(product);
            await desk.quiet();
            if (turn > 0) {
              times.push(opened);
              asked += imagesAmong(place.requests.slice(before));
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

/** Of images of all products: what is looked at beside the open one is cached too. */
function imagesAmong(requests) {
  return requests.filter(
    ({ service, method, url }) =>
      service === 's3' && method !== 'OPTIONS' && !url.includes('/meta.json?')
  ).length;
}
