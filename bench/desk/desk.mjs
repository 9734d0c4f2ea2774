import { SIZE } from './browser.mjs';
import { installProbe } from './probe.mjs';

/** How long nothing may be on its way before the next thing is measured, in ms. */
const QUIET = 700;

/**
 * The desk in a browser of its own, with nothing cached, as a person drives it.
 * Requests are neither held nor looked into: proxies count them.
 */
export class Desk {
  /** @param requests - of its place, see `withPlace` */
  constructor(page, requests) {
    this.page = page;
    this._requests = requests;
  }

  /** Opens JupyterLab on a category of the place. */
  static async open(browser, stage, { connection, requests }, category) {
    const context = await browser.newContext(SIZE);
    await context.addInitScript(installProbe);
    await context.route('**/jupyterlab-curation/sandbox*', route =>
      route.fulfill({ json: { available: true, connection } })
    );
    const page = await context.newPage();
    const desk = new Desk(page, requests);
    await page.goto(`${stage.url}/lab?curation=open&reset`);
    await page.locator('.jp-CurationTile img').first().waitFor();
    await page.getByRole('button', { name: 'Got it' }).click();
    // A page whose requests are looked into has no HTTP cache.
    await context.unrouteAll({ behavior: 'wait' });
    await desk.run('application:set-mode', { mode: 'single-document' });
    await page.evaluate(() => window.jupyterapp.shell.collapseLeft());
    const { mainCategory, subCategory } = category;
    await desk.run('curation:open', { mainCategory, subCategory });
    await page.locator('.jp-CurationTile img').first().waitFor();
    await desk.quiet();
    return desk;
  }

  async run(command, args = {}) {
    await this.page.evaluate(
      async ([id, given]) => {
        // A widget, say, is nothing that comes out of a page.
        await window.jupyterapp.commands.execute(id, given);
      },
      [command, args]
    );
  }

  /** The id of the product that is shown. */
  async productId() {
    return this.page
      .locator('.jp-CurationRow[aria-current="true"]')
      .getAttribute('data-product');
  }

  /** Waits until nothing has been requested for a while: prefetching, say, is over. */
  async quiet() {
    for (let before = -1; before !== this._requests.length;) {
      before = this._requests.length;
      await this.page.waitForTimeout(QUIET);
    }
  }

  /**
   * Opens a product of the category by its id.
   *
   * @returns ms from the command to its tiles on the screen
   */
  async goTo({ productId, images }) {
    return this.page.evaluate(
      async ([id, paths]) => {
        const begun = performance.now();
        void window.jupyterapp.commands.execute('curation:go-to-product', {
          productId: id
        });
        return (await window.benchProbe.painted(paths, paths.length)) - begun;
      },
      [productId, images.map(({ path }) => path)]
    );
  }

  /** Fills slots by their keys, one image after another from the focused one on. */
  async choose(keys) {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /**
   * Completes the product that is shown, and waits for the next.
   *
   * @param images - of the one that is shown
   * @returns `painted`, ms from the key to the next product's tiles on the
   *   screen; `written`, whether the journal was on disk before them
   */
  async completeAndGoOn(images) {
    const paths = images.map(({ path }) => path);
    await this.page.evaluate(old => window.benchProbe.watchAnother(old), paths);
    await this.page.keyboard.press('Shift+Enter');
    return this.page.evaluate(() => window.benchProbe.watched());
  }

  /** Waits until everything that was done is in the cloud. */
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
