/**
 * `npm run pictures`: the pictures of the documents, from the running product
 * on a sandbox of its own.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { ROOT } from './paths.mjs';
import { onStage } from './run/onStage.mjs';
import { step } from './run/steps.mjs';

const PICTURES = path.join(ROOT, 'docs', 'pictures');
const PRODUCTS = 32;

const SIZE = { viewport: { width: 1360, height: 900 } };

/** A product of the sample, and what a curator would choose of it. */
const PRODUCT = '99271';
const CHOICES = [
  ['detail/detail_004.jpg', '1'],
  ['detail/detail_002.webp', '2'],
  ['detail/back %20.jpg', '3'],
  ['detail/detail_005.jpg', 'c'],
  ['detail/detail_008.jpg', 'c'],
  ['detail/detail_001.png', 't']
];
/** Asked for while the network is away. */
const OFFLINE = 'detail/detail_013.jpg';
const BANNERS = ['detail/detail_015.png', 'detail/detail_016.png'];

await onStage('pictures', PRODUCTS, async ({ stage, browser }) => {
  await mkdir(PICTURES, { recursive: true });
  await step('Pictures', () => takePictures(stage.url, browser));
});

async function takePictures(url, executablePath) {
  // Node packages are there only once `prepare` has been here.
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

async function openDesk(page, url) {
  await page.goto(`${url}/lab?curation=open`);
  await page.locator('.jp-CurationTile img').first().waitFor();
  await page.getByRole('button', { name: 'Got it' }).click();
  await hideSideBars(page);
}

async function viewer(page) {
  await tile(page, CHOICES[0][0]).click();
  await page.keyboard.press(' ');
  await take(page, 'viewer');
  await page.keyboard.press('Escape');
}

/** What waits while the cloud does not answer, and why. JupyterLab's own server does, or a dialog of its own would be over it. */
async function offline(page, url) {
  await page.route(notOf(url), route => route.abort());
  await tellOf(page, 'offline');
  await tile(page, OFFLINE).click();
  await page.keyboard.press('t');
  await page.locator('.jp-CurationFailed-row').waitFor({ timeout: 60_000 });
  await page.mouse.move(0, 0);
  await page.screenshot({ path: path.join(PICTURES, 'offline.png') });
}

/** As a browser tells of its network. */
async function tellOf(page, name) {
  await page.evaluate(event => window.dispatchEvent(new Event(event)), name);
}

/** Addresses that are not of one server. */
function notOf(url) {
  return ({ origin }) => origin !== new URL(url).origin;
}

/** Another takes the product over while that change waits. */
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
  // What waits goes on by itself.
  await tellOf(page, 'online');
  await page.locator('.jp-CurationConflict').waitFor();
  await take(page, 'conflict');
  await page.getByRole('button', { name: 'Keep theirs…' }).click();
  await page.locator('.jp-Dialog .jp-mod-accept').click();
  await page.locator('.jp-CurationConflict').waitFor({ state: 'detached' });
}

async function empty(page) {
  await page.locator('.jp-CurationMessage-close').click();
  await run(page, 'curation:open', { status: 'PASS' });
  await take(page, 'empty');
}

async function take(page, name) {
  // Pictures that are still on their way would differ from run to run.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(800);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

function tile(page, image) {
  return page.locator(`.jp-CurationTile[data-path="${image}"]`);
}

async function run(page, command, args = {}) {
  await page.evaluate(
    async ([id, given]) => {
      // A widget, say, is nothing that comes out of a page.
      await window.jupyterapp.commands.execute(id, given);
    },
    [command, args]
  );
}

async function hideSideBars(page) {
  await run(page, 'application:set-mode', { mode: 'single-document' });
  await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
}

async function setTheme(page, theme) {
  await run(page, 'apputils:change-theme', { theme });
  await page.waitForTimeout(1500);
}

/** A product in the middle of its curation: slots, colours, one moved, two selected. */
async function chooseSome(page) {
  await run(page, 'curation:go-to-product', { productId: PRODUCT });
  for (const [image, key] of CHOICES) {
    await tile(page, image).click();
    await page.keyboard.press(key);
  }
  await tile(page, BANNERS[0]).click();
  await tile(page, BANNERS[1]).click({ modifiers: ['Shift'] });
  // Dimensions are shown below the pointer: away with it.
  await page.mouse.move(0, 0);
}

/** The desk 480 px wide beside a notebook. */
async function beside(page) {
  await run(page, 'application:set-mode', { mode: 'multiple-document' });
  await page.setViewportSize({ width: 1100, height: 900 });
  await page.evaluate(async () => {
    const app = window.jupyterapp;
    app.shell.collapseLeft();
    const desk = app.shell.currentWidget;
    const notebook = await app.commands.execute('notebook:create-new', {
      kernelName: 'python3'
    });
    app.shell.add(notebook, 'main', { mode: 'split-right', ref: desk.id });
    app.shell.activateById(desk.id);
  });
  await page.waitForTimeout(1500);
  const width = await page.evaluate(
    () =>
      document.querySelector('.jp-CurationDesk').getBoundingClientRect().width
  );
  await page.setViewportSize({
    width: Math.round(1100 + 2 * (480 - width)),
    height: 900
  });
}
