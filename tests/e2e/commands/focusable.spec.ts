import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';
import { beside, clearNotebooks } from '../support/workspace';

const TABLE = 'Focusable';
const PRODUCTS = ['79802', '79801'] as const;
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

/** The focused element: its accessible name, and the width of its outline in pixels. */
interface Stop {
  readonly name: string;
  readonly outline: number;
}

/** Every visible control of the desk, which Tab should reach. */
function controls(page: Page): Promise<string[]> {
  return page.locator('.jp-CurationPanel').evaluate(panel => {
    const found = panel.querySelectorAll<HTMLElement>(
      'button:enabled, input, select, textarea, summary, [tabindex="0"]'
    );
    return [...found]
      .filter(node => node.tabIndex >= 0 && node.checkVisibility())
      .map((node, at) => (node.dataset.stop = `${at} ${node.className}`));
  });
}

/** Presses Tab from the first control until the focus leaves the desk. */
async function tabThrough(page: Page, most: number): Promise<Stop[]> {
  await page.locator('[data-stop]').first().focus();
  const stops: Stop[] = [];
  for (let turn = 0; turn <= most; turn++) {
    const stop = await page.evaluate(() => {
      const node = document.activeElement as HTMLElement | null;
      if (!node?.closest('.jp-CurationPanel')) {
        return null;
      }
      const { outlineStyle, outlineWidth } = getComputedStyle(node);
      return {
        name: node.dataset.stop ?? node.className,
        outline: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth)
      };
    });
    if (stop === null) {
      break;
    }
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  return stops;
}

test.afterEach(({ page }) => clearNotebooks(page));

for (const narrow of [false, true]) {
  const size = narrow ? '480 px beside a notebook' : 'wide';
  test(`Tab reaches every control, and each is visible: ${size}`, async ({
    page,
    context
  }) => {
    await useTable(context, TABLE, PRODUCTS);
    const desk = new DeskPage(page);
    await page.goto(LAB);
    await desk.painted();
    await desk.focus('detail/a.png');
    await desk.press('1');
    // It would disappear during the test.
    await page.getByRole('button', { name: 'Dismiss' }).click();
    if (narrow) {
      await beside(page);
      await page.getByRole('button', { name: /^Checks: / }).click();
    }
    const all = await controls(page);
    expect(all.length).toBeGreaterThan(15);
    // The browser shows the focus only after a key.
    await page.keyboard.press('Tab');
    const stops = await tabThrough(page, all.length + 5);
    expect(new Set(stops.map(({ name }) => name))).toEqual(new Set(all));
    for (const { name, outline } of stops) {
      expect.soft(outline, name).toBeGreaterThanOrEqual(1);
    }
  });
}
