import { aliveIn, installAlive } from '../desk/alive.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { heapAfterCollection } from '../desk/heap.mjs';
import { withLargePlace } from '../desk/largePlace.mjs';
import { productIdAt } from '../fill.mjs';

const FIRST = 50;
const LAST = 500;
const CATEGORY = { mainCategory: 'TOP', subCategory: 1005 };
const IMAGES = Array.from({ length: 8 }, (_, i) => `detail/${i + 1}.jpg`);
const PLAN = {
  mainCategory: 'TOP',
  categories: [1005],
  each: LAST + 20,
  images: IMAGES
};

/** Between two looks at the heap, in products. */
const STEP = 150;

export default {
  name: 'memory',
  title: `${LAST} products of ${IMAGES.length} images opened in a row`,
  needs: 'stage',

  run: surroundings =>
    withLargePlace(surroundings, PLAN, place =>
      withBrowser(surroundings.browserPath, browser =>
        measure(browser, place, surroundings)
      )
    )
};

async function measure(browser, place, { stage, say }) {
  const workers = [];
  const desk = await Desk.open(
    counting(browser, workers),
    stage,
    place,
    CATEGORY
  );
  const { page } = desk;
  await open(page, 0);
  const heaps = new Map();
  for (let at = 1; at < LAST; at++) {
    await open(page, at);
    if ((at + 1) % STEP === FIRST) {
      await desk.page.waitForTimeout(2000);
      heaps.set(at + 1, await heapAfterCollection(page));
      say(`${at + 1} products: ${megabytes(heaps.get(at + 1)).toFixed(1)} MB`);
    }
  }
  await page.waitForTimeout(2000);
  const alive = await aliveIn(page, workers);
  await desk.close();
  return [
    {
      what: `heap after GC, grown from product ${FIRST} to ${LAST}`,
      value: megabytes(heaps.get(LAST) - heaps.get(FIRST)),
      unit: 'MB',
      limit: 10,
      note: [...heaps]
        .map(([at, bytes]) => `${at}: ${megabytes(bytes).toFixed(1)} MB`)
        .join(', ')
    },
    {
      what: 'object URLs alive that nothing shows',
      value: alive.hidden,
      unit: '',
      limit: 0,
      note: `${alive.urls} alive in all`
    },
    {
      what: 'bitmaps alive, in the page and its worker',
      value: alive.bitmaps,
      unit: '',
      limit: 0,
      note: 'tiles and covers are shown by data: URLs'
    }
  ];
}

/** The browser, whose pages and their workers count what is alive. */
function counting(browser, workers) {
  return {
    newContext: async options => {
      const context = await browser.newContext(options);
      await context.addInitScript(installAlive);
      context.on('page', page =>
        page.on('worker', worker => {
          workers.push(worker);
          void worker.evaluate(installAlive);
        })
      );
      return context;
    }
  };
}

/** Opens the product at a place of the queue, as a person who goes on does, and waits until it is painted. */
async function open(page, at) {
  await page.evaluate(
    async ({ productId, images }) => {
      const { commands } = window.jupyterapp;
      void commands.execute('curation:go-to-product', { productId });
      const isPainted = () => {
        const current = document.querySelector(
          '.jp-CurationRow[aria-current="true"]'
        );
        const pictures = [...document.querySelectorAll('.jp-CurationTile img')];
        return (
          current?.dataset.product === productId &&
          pictures.length === images &&
          pictures.every(
            ({ complete, naturalWidth }) => complete && naturalWidth
          )
        );
      };
      while (!isPainted()) {
        await new Promise(requestAnimationFrame);
      }
    },
    { productId: productIdAt(at), images: IMAGES.length }
  );
}

function megabytes(bytes) {
  return bytes / 2 ** 20;
}
