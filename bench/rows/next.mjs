import { withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { withPlace } from '../desk/place.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median, percentile } from '../statistics.mjs';

/** Products that are completed and count, and before them some that do not. */
const COUNTED = 50;
const BEFORE = 2;

/** One product every this many ms. */
const PACE = 2000;

/** Keys that fill the slots which a product must have. */
const CHOICES = ['1', '2', '3'];

const CASES = [
  { what: 'as the sandbox answers', delay: 0, subCategory: 9103, limit: 50 },
  { what: '30 ms added to every request', delay: 30, subCategory: 9104 }
];

export default {
  name: 'next',
  title: 'Shift+Enter to the next product on the screen, one every 2 s',
  needs: 'stage',

  async run(surroundings) {
    const measures = [];
    for (const one of CASES) {
      measures.push(...(await measure(one, surroundings)));
    }
    return measures;
  }
};

async function measure({ what, delay, subCategory, limit }, surroundings) {
  const { stage, browserPath, say } = surroundings;
  const category = await fillCategory(
    surroundings,
    subCategory,
    // The last is opened too.
    BEFORE + COUNTED + 1
  );
  const imagesOf = new Map(
    category.products.map(({ productId, images }) => [productId, images])
  );
  const taken = [];
  await withPlace(stage, delay, place =>
    withBrowser(browserPath, async browser => {
      const desk = await Desk.open(browser, stage, place, category);
      for (let done = 0; done < BEFORE + COUNTED; done++) {
        const begun = performance.now();
        const images = imagesOf.get(await desk.productId());
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
