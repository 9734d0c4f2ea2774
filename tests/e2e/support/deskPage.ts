import type { Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import { ReadBack } from './readBack';

const LAB = `${process.env.CURATION_LAB_URL}/lab`;

/** In ms. An earlier key is meant for the previous product. */
const SETTLE = 500;

/** In ms. A key that is pressed again sooner acts once. */
const DOUBLE = 300;

/** The desk as a person uses it. */
export class DeskPage {
  readonly tiles: Locator;
  readonly rows: Locator;
  readonly message: Locator;

  constructor(readonly page: Page) {
    this.tiles = page.locator('.jp-CurationTile');
    this.rows = page.locator('.jp-CurationRow');
    this.message = page.locator('.jp-CurationMessage');
  }

  /** Releases all products, opens JupyterLab on the desk, and waits until a product is shown. */
  async open(): Promise<void> {
    await new ReadBack().endClaims();
    await this.page.goto(`${LAB}?curation=open&reset`);
    await this.painted();
  }

  /** Opens JupyterLab on the desk at a category. All products of another may be held. */
  async openAt(sub: number): Promise<void> {
    await this.page.goto(`${LAB}?curation=open&reset`);
    await this.chooseCategory(sub);
  }

  /** Reopens JupyterLab with the stored workspace. */
  async comeBack(): Promise<void> {
    await this.page.goto(LAB);
    await this.painted();
  }

  /** Closes JupyterLab's dialog about its lost server. */
  async closesServerErrors(): Promise<void> {
    await this.page.addLocatorHandler(
      this.page.getByText('Server Connection Error'),
      () => this.page.locator('.jp-Dialog-button').first().click()
    );
  }

  async painted(): Promise<void> {
    await expect(this.tiles.first()).toBeVisible({ timeout: 45_000 });
    await expect(this.tiles.first().locator('img')).toBeVisible({
      timeout: 45_000
    });
  }

  /** Waits until the product has been visible long enough to be completed. The page does not show this. */
  async settled(): Promise<void> {
    await this.painted();
    await this.page.waitForTimeout(SETTLE);
  }

  tile(path: string): Locator {
    return this.page.locator(`.jp-CurationTile[data-path="${path}"]`);
  }

  /** Focuses an image by a click, as a person would. */
  async focus(path: string): Promise<void> {
    await this.tile(path).click();
    await expect(this.tile(path)).toBeFocused();
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  /** Presses the key that was pressed last, late enough for it to be no double press. */
  async pressAgain(key: string): Promise<void> {
    await this.page.waitForTimeout(DOUBLE);
    await this.press(key);
  }

  /** Shows another category by its number. */
  async chooseCategory(sub: number): Promise<void> {
    const select = this.page.getByRole('combobox', {
      name: 'Category',
      exact: true
    });
    await select.waitFor({ timeout: 45_000 });
    const labels = await select.locator('option').allTextContents();
    const label = labels.find(text => text.includes(String(sub)));
    if (label === undefined) {
      throw new Error(`No category ${sub} in ${labels.join(', ')}.`);
    }
    const shown = await select.locator('option:checked').textContent();
    if (label !== shown) {
      const before = await this.productId();
      await select.selectOption({ label });
      await expect.poll(() => this.productId()).not.toBe(before);
    }
    await this.painted();
  }

  /** Opens a product of the category that is shown by its id. */
  async goTo(productId: string): Promise<void> {
    await this.page.evaluate(
      id =>
        (
          window as unknown as {
            jupyterapp: {
              commands: { execute(id: string, args: object): unknown };
            };
          }
        ).jupyterapp.commands.execute('curation:go-to-product', {
          productId: id
        }),
      productId
    );
    await expect.poll(() => this.productId()).toBe(productId);
    await this.painted();
  }

  async productId(): Promise<string> {
    const current = this.page.locator('.jp-CurationRow[aria-current="true"]');
    return (await current.count()) > 0
      ? ((await current.getAttribute('data-product')) ?? '')
      : '';
  }

  /**
   * JupyterLab's state database stores the desk's position a second after the last
   * change.
   */
  async remembered(place: Readonly<Record<string, string>>): Promise<void> {
    const wanted = Object.entries(place).map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`
    );
    await expect(async () => {
      const answer = await this.page.request.get(
        `${LAB}/api/workspaces/default`
      );
      const stored = JSON.stringify(await answer.json());
      wanted.forEach(text => expect(stored).toContain(text));
    }).toPass({ timeout: 20_000 });
  }

  /** Waits until all changes are saved. */
  async saved(): Promise<void> {
    await expect(
      this.page.locator('.jp-CurationStatusLine-saving')
    ).toContainText('All changes saved', { timeout: 20_000 });
  }
}
