import { Desk } from '../desk/desk.mjs';
import { Floor } from '../desk/floor.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { withPlace } from '../desk/place.mjs';
import { fillCategory } from '../desk/products.mjs';
import { median } from '../statistics.mjs';

const DELAY = 30;

/** Of the desk and of the floor, in turn. */
const ROUNDS = 9;

/** Products from one that is opened to the next: what is fetched ahead for one is not what is measured. */
const APART = 8;

/** What is measured, each in a category of its own. */
const CASES = [
  { name: 'without pack', subCategory: 9101, limit: 1.25 },
  { name: 'with pack', subCategory: 9106, limit: 0.6, packs: true }
];

export default {
  name: 'open',
  title: `a product of 19 images, nothing cached, ${DELAY} ms added to every request`,
  needs: 'stage',

  async run(surroundings) {
    const measures = [];
    for (const one of CASES) {
      measures.push(...(await measure(one, surroundings)));
    }
    return measures;
  }
};

/** One each: of two pages in one browser only that in front is drawn. */
function withBrowsers(path, act) {
  return withBrowser(path, one => withBrowser(path, other => act(one, other)));
}

async function measure({ name, subCategory, limit, packs }, surroundings) {
  const { stage, browserPath, say } = surroundings;
  // One more of each, to be opened before it counts.
  const half = (ROUNDS + 1) * APART;
  const category = await fillCategory(surroundings, subCategory, 2 * half, {
    alike: half,
    packs
  });
  const { products } = category;
  const times = { desk: [], floor: [], images: [] };
  await withPlace(stage, DELAY, place =>
    withBrowsers(browserPath, async (bare, browser) => {
      const floor = await Floor.open(bare, stage, place);
      const desk = await Desk.open(browser, stage, place, category);
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
