import { withBrowser } from '../desk/browser.mjs';
import { withDelayedBackend } from '../desk/delayedBackend.mjs';
import { Desk } from '../desk/desk.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median, percentile } from '../statistics.mjs';

/**
 * @typedef {import('../rows.mjs').TestbedEnvironment} TestbedEnvironment
 * @typedef {import('../rows.mjs').Measure} Measure
 *
 * @typedef {object} Case
 * @property {string} what
 * @property {number} delay - ms
 * @property {number} subCategory
 * @property {number} [limit]
 */

/** How many completed products count, and how many are completed before them. */
const COUNTED = 50;
const BEFORE = 2;

/** One product every this many ms. */
const PACE = 2000;

/** Keys that fill the required slots. */
const CHOICES = ['1', '2', '3'];

/** @type {Case[]} */
const CASES = [
  { what: 'as the sandbox answers', delay: 0, subCategory: 9103, limit: 50 },
  { what: '30 ms added to every request', delay: 30, subCategory: 9104 }
];

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'next',
  title: 'Shift+Enter to the next product on the screen, one every 2 s',
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
 * @param {Case} one
 * @param {TestbedEnvironment} environment
 * @returns {Promise<Measure[]>}
 */
async function measure({ what, delay, subCategory, limit }, environment) {
  const { testbed, browserPath, say } = environment;
  const category = await fillCategory(
    environment,
    subCategory,
    // The last one is only opened.
    BEFORE + COUNTED + 1
  );
  const imagesOf = new Map(
    category.products.map(({ productId, images }) => [productId, images])
  );
  /** @type {Awaited<ReturnType<Desk['completeAndGoOn']>>[]} */
  const taken = [];
  await withDelayedBackend(testbed, delay, backend =>
    withBrowser(browserPath, async browser => {
      const desk = await Desk.open(browser, testbed, backend, category);
      for (let done = 0; done < BEFORE + COUNTED; done++) {
        const begun = performance.now();
        const images = imagesOf.get((await desk.productId()) ?? '') ?? [];
        await desk.choose(CHOICES);
        await desk.page.waitForTimeout(PACE - (performance.now() - begun));
        const one = await desk.completeAndGoOn(images);
        taken.push(one);
        if (done % 10 === 0) {
          say(`${what}: ${one.painted.toFixed(0)} ms`);
        }
      }
    })
  );
  const counted = taken.slice(BEFORE);
  const times = counted.map(({ painted }) => painted);
  return [
    {
      what: `${what}: to the next product's tiles, p95`,
      value: percentile(times, 0.95),
      unit: 'ms',
      ...(limit && { limit }),
      note: `${COUNTED} products`
    },
    { what: `${what}: median`, value: median(times), unit: 'ms' },
    {
      what: `${what}: journal written before the paint`,
      value: counted.filter(({ written }) => written).length,
      unit: 'products',
      ...(limit && { limit: COUNTED, atLeast: true })
    }
  ];
}
