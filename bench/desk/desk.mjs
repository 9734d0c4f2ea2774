import { SIZE } from './browser.mjs';
import { installProbe } from './probe.mjs';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('../../scripts/run/testbed.mjs').Testbed} Testbed
 * @typedef {import('./delayedBackend.mjs').Backend} Backend
 * @typedef {import('./products.mjs').ProductFiles} ProductFiles
 */

/** How long there must be no request before the next measurement, in ms. */
const QUIET = 700;

/**
 * The desk in a browser of its own with an empty cache, used as a person uses it.
 * Requests are neither delayed nor inspected in the browser: proxies count them.
 */
export class Desk {
  /**
   * @param {Page} page
   * @param {Backend['requests']} requests - of its backend
   */
  constructor(page, requests) {
    this.page = page;
    this._requests = requests;
  }

  /**
   * Opens the desk on a category of the backend.
   *
   * @param {Pick<Browser, 'newContext'>} browser
   * @param {Testbed} testbed
   * @param {Backend} backend
   * @param {{ mainCategory: string, subCategory: number }} category
   */
  static async open(browser, testbed, { connection, requests }, category) {
    const context = await browser.newContext(SIZE);
    await context.addInitScript(installProbe);
    await context.route('**/jupyterlab-curation/sandbox*', route =>
      route.fulfill({ json: { available: true, connection } })
    );
    const page = await context.newPage();
    const desk = new Desk(page, requests);
    await page.goto(`${testbed.url}/lab?curation=open&reset`);
    await page.locator('.jp-CurationTile img').first().waitFor();
    await page.getByRole('button', { name: 'Got it' }).click();
    // Chromium has no HTTP cache for a page whose requests are inspected.
    await context.unrouteAll({ behavior: 'wait' });
    await desk.run('application:set-mode', { mode: 'single-document' });
    await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
    const { mainCategory, subCategory } = category;
    await desk.run('curation:open', { mainCategory, subCategory });
    await page.locator('.jp-CurationTile img').first().waitFor();
    await desk.quiet();
    return desk;
  }

  /**
   * @param {string} command - the id of a JupyterLab command
   * @param {import('@lumino/coreutils').ReadonlyPartialJSONObject} args
   */
  async run(command, args = {}) {
    await this.page.evaluate(
      async ({ command, args }) => {
        // The result is not returned: a widget cannot leave the page.
        await window.jupyterapp.commands.execute(command, args);
      },
      { command, args }
    );
  }

  /** The id of the product that is shown. */
  async productId() {
    return this.page
      .locator('.jp-CurationRow[aria-current="true"]')
      .getAttribute('data-product');
  }

  /** Waits until there has been no request for a while, so that prefetching is over. */
  async quiet() {
    for (let before = -1; before !== this._requests.length;) {
      before = this._requests.length;
      await this.page.waitForTimeout(QUIET);
    }
  }

  /**
   * Opens a product of the category by its id.
   *
   * @param {ProductFiles} product
   * @returns ms from the command to its tiles on the screen
   */
  async goTo({ productId, images }) {
    return this.page.evaluate(
      async ({ productId, paths }) => {
        const begun = performance.now();
        void window.jupyterapp.commands.execute('curation:go-to-product', {
          productId
        });
        return (await window.benchProbe.painted(paths, paths.length)) - begun;
      },
      { productId, paths: images.map(({ path }) => path) }
    );
  }

  /**
   * Fills slots with one image after another, beginning with the focused one.
   *
   * @param {string[]} keys - of the slots
   */
  async choose(keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /**
   * Completes the product that is shown, and waits for the next one.
   *
   * @param {ProductFiles['images']} images - of the product that is shown
   * @returns `painted`, ms from the key to the next product's tiles on the
   *   screen; `written`, whether the journal was on disk before them
   */
  async completeAndGoOn(images) {
    const paths = images.map(({ path }) => path);
    await this.page.evaluate(old => window.benchProbe.watchAnother(old), paths);
    await this.page.keyboard.press('Shift+Enter');
    return this.page.evaluate(() => window.benchProbe.watched());
  }

  /** Waits until all changes are saved in S3 and DynamoDB. */
  async saved() {
    await this.page
      .locator('.jp-CurationStatusLine-saving', {
        hasText: 'All changes saved'
      })
      .waitFor();
  }

  async close() {
    await this.page.context().close();
  }
}
