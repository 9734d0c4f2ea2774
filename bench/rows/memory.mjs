import { aliveIn, installAlive } from '../desk/alive.mjs';
import { withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { heapAfterCollection } from '../desk/heap.mjs';
import { withLargeBackend } from '../desk/largeBackend.mjs';
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

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Worker} Worker
 */

/** How many products are opened between two measurements of the heap. */
const STEP = 150;

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'memory',
  title: `${LAST} products of ${IMAGES.length} images opened in a row`,
  needs: 'testbed',

  run: environment =>
    withLargeBackend(environment, PLAN, backend =>
      withBrowser(environment.browserPath, browser =>
        measure(browser, backend, environment)
      )
    )
};

/**
 * @param {Browser} browser
 * @param {import('../desk/delayedBackend.mjs').Backend} backend
 * @param {import('../rows.mjs').TestbedEnvironment} environment
 */
async function measure(browser, backend, { testbed, say }) {
  /** @type {Worker[]} */
  const workers = [];
  const desk = await Desk.open(
    counting(browser, workers),
    testbed,
    backend,
    CATEGORY
  );
  const { page } = desk;
  await open(page, 0);
  /** @type {Map<number, number>} bytes, by how many products were opened */
  const heaps = new Map();
  for (let at = 1; at < LAST; at++) {
    await open(page, at);
    if ((at + 1) % STEP === FIRST) {
      await desk.page.waitForTimeout(2000);
      const bytes = await heapAfterCollection(page);
      heaps.set(at + 1, bytes);
      say(`${at + 1} products: ${megabytes(bytes).toFixed(1)} MB`);
    }
  }
  await page.waitForTimeout(2000);
  const alive = await aliveIn(page, workers);
  await desk.close();
  return [
    {
      what: `heap after GC, grown from product ${FIRST} to ${LAST}`,
      value: megabytes((heaps.get(LAST) ?? NaN) - (heaps.get(FIRST) ?? NaN)),
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

/**
 * The browser, with pages and workers that count what is alive.
 *
 * @param {Browser} browser
 * @param {Worker[]} workers - grows
 * @returns {Pick<Browser, 'newContext'>}
 */
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

/**
 * Opens a product of the queue, and waits until it is painted.
 *
 * @param {import('@playwright/test').Page} page
 * @param {number} index - of the product, the newest first
 */
async function open(page, index) {
  await page.evaluate(
    async ({ productId, images }) => {
      const { commands } = window.jupyterapp;
      void commands.execute('curation:go-to-product', { productId });
      const isPainted = () => {
        /** @type {HTMLElement | null} */
        const current = document.querySelector(
          '.jp-CurationRow[aria-current="true"]'
        );
        /** @type {NodeListOf<HTMLImageElement>} */
        const pictures = document.querySelectorAll('.jp-CurationTile img');
        return (
          current?.dataset.product === productId &&
          pictures.length === images &&
          [...pictures].every(
            ({ complete, naturalWidth }) => complete && naturalWidth
          )
        );
      };
      while (!isPainted()) {
        await new Promise(requestAnimationFrame);
      }
    },
    { productId: productIdAt(index), images: IMAGES.length }
  );
}

/** @param {number} bytes */
function megabytes(bytes) {
  return bytes / 2 ** 20;
}
