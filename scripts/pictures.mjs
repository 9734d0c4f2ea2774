/**
 * `npm run pictures`: takes the pictures of the documents from the running
 * product, on a testbed of its own.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { step } from './run/steps.mjs';
import { withTestbed } from './run/withTestbed.mjs';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 */

const PICTURES = path.join(ROOT, 'docs', 'pictures');
const PRODUCTS = 32;

const SIZE = { viewport: { width: 1360, height: 900 } };

/** A product of the sample, and images of it with the keys that a curator would press. */
const PRODUCT = '99271';
const CHOICES = [
  ['detail/detail_004.jpg', '1'],
  ['detail/detail_002.webp', '2'],
  ['detail/back %20.jpg', '3'],
  ['detail/detail_005.jpg', 'c'],
  ['detail/detail_008.jpg', 'c'],
  ['detail/detail_001.png', 't']
];
/** The image that is moved while the browser is offline. */
const OFFLINE = 'detail/detail_013.jpg';
const BANNERS = ['detail/detail_015.png', 'detail/detail_016.png'];

await withTestbed('pictures', PRODUCTS, async ({ testbed, browser }) => {
  await mkdir(PICTURES, { recursive: true });
  await step('Pictures', () => takePictures(testbed.url, browser));
});

/**
 * @param {string} url - of JupyterLab
 * @param {string} executablePath - of the browser
 */
async function takePictures(url, executablePath) {
  // A static import would fail before the Node packages are installed.
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage']
  });
  try {
    const page = await browser.newPage(SIZE);
    await openDesk(page, url);
    await chooseSome(page);
    await take(page, 'desk-wide');
    await viewer(page);
    await setTheme(page, 'JupyterLab Dark');
    await take(page, 'desk-dark');
    await setTheme(page, 'JupyterLab Dark High Contrast');
    await take(page, 'desk-high-contrast');
    await setTheme(page, 'JupyterLab Light');
    await offline(page, url);
    await conflict(page, browser, url);
    await empty(page);
    await run(page, 'curation:open', { status: 'PENDING', productId: PRODUCT });
    await beside(page);
    await take(page, 'desk-480');
  } finally {
    await browser.close();
  }
}

/**
 * @param {Page} page
 * @param {string} url - of JupyterLab
 */
async function openDesk(page, url) {
  await page.goto(`${url}/lab?curation=open`);
  await page.locator('.jp-CurationTile img').first().waitFor();
  await page.getByRole('button', { name: 'Got it' }).click();
  await hideSideBars(page);
}

/** @param {Page} page */
async function viewer(page) {
  await tile(page, CHOICES[0][0]).click();
  await page.keyboard.press(' ');
  await take(page, 'viewer');
  await page.keyboard.press('Escape');
}

/**
 * Shows what waits while S3 and DynamoDB do not answer, and why. JupyterLab's
 * own server still answers, or its own dialog would cover the desk.
 *
 * @param {Page} page
 * @param {string} url - of JupyterLab
 */
async function offline(page, url) {
  await page.route(outside(url), route => route.abort());
  await dispatch(page, 'offline');
  await tile(page, OFFLINE).click();
  await page.keyboard.press('t');
  await page.locator('.jp-CurationFailed-row').waitFor({ timeout: 60_000 });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(PICTURES, 'offline.png') });
}

/**
 * Dispatches an event as a browser does when its network changes.
 *
 * @param {Page} page
 * @param {'online' | 'offline'} name
 */
async function dispatch(page, name) {
  await page.evaluate(event => window.dispatchEvent(new Event(event)), name);
}

/**
 * Matches addresses of all servers but one.
 *
 * @param {string} url - of that server
 * @returns {(address: URL) => boolean}
 */
function outside(url) {
  return ({ origin }) => origin !== new URL(url).origin;
}

/**
 * Another person takes the product over while that change waits.
 *
 * @param {Page} page
 * @param {Browser} browser
 * @param {string} url - of JupyterLab
 */
async function conflict(page, browser, url) {
  const context = await browser.newContext(SIZE);
  await context.route('**/jupyterlab-curation/sandbox*', async route => {
    const response = await route.fetch();
    const sandbox = await response.json();
    await route.fulfill({
      json: {
        ...sandbox,
        connection: { ...sandbox.connection, person: 'curator-9' }
      }
    });
  });
  const other = await context.newPage();
  await openDesk(other, url);
  await run(other, 'curation:go-to-product', { productId: PRODUCT });
  await run(other, 'curation:take-over');
  await run(other, 'curation:delete', { images: [OFFLINE] });
  await other.getByText('All changes saved').waitFor();
  await run(other, 'curation:next-product');
  await other.waitForLoadState('networkidle');
  await context.close();
  await page.unrouteAll({ behavior: 'wait' });
  // The change that waits is sent again by itself.
  await dispatch(page, 'online');
  await page.locator('.jp-CurationConflict').waitFor();
  await take(page, 'conflict');
  await page.getByRole('button', { name: 'Keep theirs…' }).click();
  await page.locator('.jp-Dialog .jp-mod-accept').click();
  await page.locator('.jp-CurationConflict').waitFor({ state: 'detached' });
}

/** @param {Page} page */
async function empty(page) {
  await page.locator('.jp-CurationMessage-close').click();
  await run(page, 'curation:open', { status: 'PASS' });
  await take(page, 'empty');
}

/**
 * @param {Page} page
 * @param {string} name - of the file, without its extension
 */
async function take(page, name) {
  // A picture taken while images load would differ from run to run.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

/**
 * @param {Page} page
 * @param {string} image - its path in the product
 */
function tile(page, image) {
  return page.locator(`.jp-CurationTile[data-path="${image}"]`);
}

/**
 * @param {Page} page
 * @param {string} command - the id of a JupyterLab command
 * @param {import('@lumino/coreutils').ReadonlyPartialJSONObject} args
 */
async function run(page, command, args = {}) {
  await page.evaluate(
    async ({ command, args }) => {
      // The result is not returned: a widget cannot leave the page.
      await window.jupyterapp.commands.execute(command, args);
    },
    { command, args }
  );
}

/** @param {Page} page */
async function hideSideBars(page) {
  await run(page, 'application:set-mode', { mode: 'single-document' });
  await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
}

/**
 * @param {Page} page
 * @param {string} theme
 */
async function setTheme(page, theme) {
  await run(page, 'apputils:change-theme', { theme });
  await page.waitForTimeout(1500);
}

/**
 * Brings a product to the middle of its curation: slots and colours are chosen,
 * one image is moved, two are selected.
 *
 * @param {Page} page
 */
async function chooseSome(page) {
  await run(page, 'curation:go-to-product', { productId: PRODUCT });
  for (const [image, key] of CHOICES) {
    await tile(page, image).click();
    await page.keyboard.press(key);
  }
  await tile(page, BANNERS[0]).click();
  await tile(page, BANNERS[1]).click({ modifiers: ['Shift'] });
  // The image under the pointer shows its dimensions: move the pointer away.
  await page.mouse.move(0, 0);
}

/**
 * Shows the desk 480 px wide beside a notebook.
 *
 * @param {Page} page
 */
async function beside(page) {
  await run(page, 'application:set-mode', { mode: 'multiple-document' });
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.evaluate(async () => {
    const app = window.jupyterapp;
    app.shell.collapseLeft();
    const desk = app.shell.currentWidget;
    if (!desk) {
      throw new Error('The desk is not open.');
    }
    const notebook = await app.commands.execute('notebook:create-new', {
      kernelName: 'python3'
    });
    app.shell.add(notebook, 'main', { mode: 'split-right', ref: desk.id });
    app.shell.activateById(desk.id);
  });
  await page.waitForTimeout(1500);
  const width = await page
    .locator('.jp-CurationDesk')
    .evaluate(desk => desk.getBoundingClientRect().width);
  await page.setViewportSize({
    width: Math.round(1100 + 2 * (480 - width)),
    height: 900
  });
}
