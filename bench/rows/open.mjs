import { withDelayedBackend } from '../desk/delayedBackend.mjs';
import { Desk } from '../desk/desk.mjs';
import { Floor } from '../desk/floor.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median } from '../statistics.mjs';

const DELAY = 30;

/**
 * @typedef {import('@playwright/test').Browser} Browser
 *
 * @typedef {object} Case
 * @property {string} name
 * @property {number} subCategory
 * @property {number} limit
 * @property {boolean} [packs]
 */

/** How often the desk and the floor are measured, in turn. */
const ROUNDS = 9;

/** How far apart the opened products are, so that none was prefetched for another. */
const APART = 8;

/**
 * What is measured, each in a category of its own.
 *
 * @type {Case[]}
 */
const CASES = [
  { name: 'without pack', subCategory: 9101, limit: 1.25 },
  { name: 'with pack', subCategory: 9106, limit: 0.6, packs: true }
];

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'open',
  title: `a product of 19 images, nothing cached, ${DELAY} ms added to every request`,
  needs: 'testbed',

  async run(environment) {
    const measures = [];
    for (const one of CASES) {
      measures.push(...(await measure(one, environment)));
    }
    return measures;
  }
};

/**
 * Two browsers, since one browser draws only the page in front.
 *
 * @param {string} path - of the program
 * @param {(bare: Browser, browser: Browser) => Promise<void>} act
 */
function withBrowsers(path, act) {
  return withBrowser(path, one => withBrowser(path, other => act(one, other)));
}

/**
 * @param {Case} one
 * @param {import('../rows.mjs').TestbedEnvironment} environment
 * @returns {Promise<import('../rows.mjs').Measure[]>}
 */
async function measure({ name, subCategory, limit, packs }, environment) {
  const { testbed, browserPath, say } = environment;
  // The first round does not count.
  const half = (ROUNDS + 1) * APART;
  const category = await fillCategory(environment, subCategory, 2 * half, {
    alike: half,
    packs
  });
  const { products } = category;
  /** @type {Record<'desk' | 'floor' | 'images', number[]>} */
  const times = { desk: [], floor: [], images: [] };
  await withDelayedBackend(testbed, DELAY, backend =>
    withBrowsers(browserPath, async (bare, browser) => {
      const floor = await Floor.open(bare, testbed, backend);
      const desk = await Desk.open(browser, testbed, backend, category);
      for (let round = 0; round <= ROUNDS; round++) {
        const at = APART / 2 + round * APART;
        const shown = await floor.show(products[half + at], subCategory);
        await desk.quiet();
        const opened = await desk.goTo(products[at]);
        await desk.quiet();
        if (round > 0) {
          times.desk.push(opened);
          times.floor.push(shown.withClaim);
          times.images.push(shown.images);
        }
        say(
          `desk ${opened.toFixed(0)} ms, floor ${shown.withClaim.toFixed(0)} ms, its images ${shown.images.toFixed(0)} ms`
        );
      }
    })
  );
  const [opened, floor, images] = Object.values(times).map(median);
  return [
    {
      what: `${name}: to the last tile, against the floor (the claim, then 19 images)`,
      value: opened / floor,
      unit: 'x',
      limit,
      note: `median of ${ROUNDS}`
    },
    { what: `${name}: to the last tile`, value: opened, unit: 'ms' },
    { what: `${name}: the floor`, value: floor, unit: 'ms' },
    {
      what: `${name}: against the images alone, as if their names were known`,
      value: opened / images,
      unit: 'x'
    }
  ];
}
