import { SIZE, withBrowser } from '../desk/browser.mjs';
import { Desk } from '../desk/desk.mjs';
import { heapAfterCollection } from '../desk/heap.mjs';
import { withLargeBackend } from '../desk/largeBackend.mjs';
import { installLongTasks, watchLongTasks } from '../desk/longTasks.mjs';

const PRODUCTS = 100_000;
const CATEGORY = { mainCategory: 'TOP', subCategory: 1005 };
const PLAN = { mainCategory: 'TOP', categories: [1005], each: PRODUCTS };

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('../../scripts/run/testbed.mjs').Testbed} Testbed
 */

/** ms that scrolling to the end may take. After that, the row reports how far it came. */
const PATIENCE = 180_000;
/** ms of scrolling back, one screen each frame. */
const BACK = 15_000;

/** @type {import('../rows.mjs').TestbedRow} */
export default {
  name: 'scroll',
  title: `a queue of ${PRODUCTS} products of one category and status, end to end`,
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
  const desk = await Desk.open(browser, testbed, backend, CATEGORY);
  const { page } = desk;
  await page.evaluate(installLongTasks);
  let pages = 0;
  page.on('request', request => {
    pages += isQuery(request) ? 1 : 0;
  });
  const before = await heapAfterCollection(page);
  const there = await watchLongTasks(page, () =>
    page.evaluate(scrollToEnd, { rows: PRODUCTS, patience: PATIENCE })
  );
  say(`${pages} pages in ${Math.round(there.value.ms)} ms`);
  there.costs.forEach(({ name, ms }) => say(`${Math.round(ms)} ms ${name}`));
  const back = await watchLongTasks(page, () =>
    page.evaluate(scrollBack, BACK)
  );
  back.costs
    .slice(0, 12)
    .forEach(({ name, ms }) => say(`back: ${Math.round(ms)} ms ${name}`));
  const after = await heapAfterCollection(page);
  await desk.close();
  const idle = await idleLongTasks(browser, testbed, there.value.ms);
  const { rows } = there.value;
  const long = [...there.own, ...back.own];
  long.forEach(({ at, duration, costs }) => {
    const named = costs.map(({ name, ms }) => `${Math.round(ms)} ${name}`);
    say(
      `a task of ${Math.round(duration)} ms after ${Math.round(at)}: ${named.join(', ')}`
    );
  });
  return [
    {
      what: "long tasks of the desk's, to the end and back",
      value: long.length,
      unit: '',
      limit: 0,
      note: `of ${there.all + back.all} in all, the longest ${Math.round(Math.max(0, ...long.map(({ duration }) => duration)))} ms; JupyterLab idle for as long: ${idle}`
    },
    {
      what: 'rows in the DOM, at most',
      value: Math.max(there.value.drawn, back.value.drawn),
      unit: '',
      limit: 59
    },
    {
      what: 'pages to the end',
      value: (1000 * pages) / there.value.ms,
      unit: 'pages/s',
      limit: 20,
      atLeast: true,
      note: `${rows} of ${PRODUCTS} rows in ${Math.round(there.value.ms / 1000)} s`
    },
    {
      what: 'rows for a request',
      value: rows / pages,
      unit: '',
      note: `${pages} requests`
    },
    {
      what: 'heap for all rows, after GC',
      value: (after - before) / 2 ** 20,
      unit: 'MB'
    },
    {
      what: 'frames while scrolling back',
      value: (1000 * back.value.frames) / back.value.ms,
      unit: 'frames/s'
    }
  ];
}

/** @param {import('@playwright/test').Request} request */
function isQuery(request) {
  return (
    request.method() === 'POST' &&
    /\.Query$/.test(request.headers()['x-amz-target'] ?? '')
  );
}

/**
 * Counts the long tasks of a JupyterLab without a desk.
 *
 * @param {Browser} browser
 * @param {Testbed} testbed
 * @param {number} ms - how long
 */
async function idleLongTasks(browser, testbed, ms) {
  const context = await browser.newContext(SIZE);
  await context.addInitScript(installLongTasks);
  const page = await context.newPage();
  await page.goto(`${testbed.url}/lab?reset`);
  await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
  await page.waitForTimeout(5000);
  const { all } = await watchLongTasks(page, () => page.waitForTimeout(ms));
  await context.close();
  return all;
}

/**
 * Runs in the page: scrolls to the end of the rows that were read, each frame,
 * until all are.
 *
 * @param {{ rows: number, patience: number }} options - how many rows there are; ms
 * @returns {Promise<{ ms: number, drawn: number, rows: number }>}
 */
function scrollToEnd({ rows, patience }) {
  const list = document.querySelector('.jp-CurationQueue-list');
  /** @type {HTMLElement | null | undefined} */
  const row = list?.querySelector('.jp-CurationRow');
  if (!list || !row) {
    throw new Error('The queue has no rows.');
  }
  const height = row.offsetHeight;
  const begun = performance.now();
  let drawn = 0;
  return new Promise(resolve => {
    const step = () => {
      const ms = performance.now() - begun;
      const read = Math.round(list.scrollHeight / height);
      drawn = Math.max(drawn, list.querySelectorAll('.jp-CurationRow').length);
      list.scrollTop = list.scrollHeight;
      if (read >= rows || ms > patience) {
        resolve({ ms, drawn, rows: read });
      } else {
        requestAnimationFrame(step);
      }
    };
    step();
  });
}

/**
 * Runs in the page: scrolls one screen up each frame.
 *
 * @param {number} duration - ms
 * @returns {Promise<{ ms: number, frames: number, drawn: number }>}
 */
function scrollBack(duration) {
  const list = document.querySelector('.jp-CurationQueue-list');
  if (!list) {
    throw new Error('There is no queue.');
  }
  const begun = performance.now();
  let [drawn, frames] = [0, 0];
  return new Promise(resolve => {
    const step = () => {
      const ms = performance.now() - begun;
      frames++;
      drawn = Math.max(drawn, list.querySelectorAll('.jp-CurationRow').length);
      list.scrollTop -= list.clientHeight;
      if (ms > duration || list.scrollTop <= 0) {
        resolve({ ms, frames, drawn });
      } else {
        requestAnimationFrame(step);
      }
    };
    step();
  });
}
