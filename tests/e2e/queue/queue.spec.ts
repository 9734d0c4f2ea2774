import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { MANY, idOf, putMany, removeMany } from '../support/manyProducts';

test.beforeAll(putMany);
test.afterAll(removeMany);

/** The operations of requests to the table, as `Query`. */
function followRequests(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', request => {
    const target = request.headers()['x-amz-target'];
    if (target !== undefined && request.method() === 'POST') {
      asked.push(target.replace(/^.*\./, ''));
    }
  });
  return asked;
}

async function idsOf(rows: Locator): Promise<(string | null)[]> {
  return rows.evaluateAll(all =>
    all
      .filter(row => row.hasAttribute('data-product'))
      .map(row => row.getAttribute('data-product'))
  );
}

test('a large category is filtered, sorted, searched by id and counted', async ({
  page
}) => {
  const desk = new DeskPage(page);
  await desk.open();
  await page.evaluate(async place => {
    const { jupyterapp } = window as unknown as {
      jupyterapp: { commands: { execute(id: string, args: object): unknown } };
    };
    await jupyterapp.commands.execute('curation:open', place);
  }, MANY);
  await expect(desk.rows.first()).toHaveAttribute('data-product', idOf(1));
  const asked = followRequests(page);
  const list = page.getByRole('listbox', { name: 'Products' });
  const read = page.locator('.jp-CurationQueue-read');
  const filter = page.getByRole('button', { name: /^Filter/ });

  await test.step('to its end, page by page, with few rows at a time', async () => {
    await list.focus();
    const last = page.locator(`[data-product="${idOf(1199)}"]`);
    await expect(async () => {
      await list.press('End');
      expect(await desk.rows.count()).toBeLessThan(60);
      expect(await last.count()).toBe(1);
    }).toPass({ timeout: 60_000, intervals: [100] });
    // 1,080 pending ones by 50.
    expect(asked.filter(name => name === 'Query').length).toBeLessThan(24);
  });

  await test.step('oldest first', async () => {
    await page.getByRole('button', { name: /^Newest first/ }).click();
    await expect(desk.rows.first()).toHaveAttribute('data-product', idOf(1199));
    await page.getByRole('button', { name: /^Oldest first/ }).click();
    await expect(desk.rows.first()).toHaveAttribute('data-product', idOf(1));
  });

  await test.step('by the prefix of the id, with one request', async () => {
    const open = await desk.productId();
    await filter.click();
    await expect(page.getByLabel('Id begins with')).toBeFocused();
    asked.length = 0;
    // 1 and N are shortcuts of the desk, but not in a field.
    await page.keyboard.type('S01N1');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await expect(read).toHaveText('9 of 10 products match');
    expect(await idsOf(desk.rows)).toEqual(
      Array.from({ length: 9 }, (_, at) => idOf(111 + at))
    );
    expect(asked.filter(name => name === 'Query')).toHaveLength(1);
    expect(await desk.productId()).toBe('');
    await expect(filter).toBeFocused();
    expect(open).not.toBe('');
  });

  await test.step('by attributes that only the products have', async () => {
    await filter.press('Enter');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(desk.rows.first()).toHaveAttribute('data-product', idOf(1));
    await filter.press('Enter');
    await page.getByLabel('At least').fill('2');
    await page.getByRole('combobox', { name: 'Flag' }).fill('blurred');
    await page.keyboard.press('Enter');
    await expect(read).toHaveText('1 of 1,080 products match');
    expect(await idsOf(desk.rows)).toEqual([idOf(602)]);
    await expect(desk.rows.first()).toContainText('3 images · ⚑ Blurred');
  });

  await test.step('to an id, with one read', async () => {
    asked.length = 0;
    const field = page.getByLabel('Go to product');
    await field.fill(idOf(777));
    await field.press('Enter');
    await expect(page.locator('.jp-CurationProduct-id')).toHaveText(idOf(777));
    // One releases the previous product, the other claims and reads this one
    // after it is shown.
    await expect.poll(() => asked).toEqual(['UpdateItem', 'UpdateItem']);
  });

  await test.step('who completed what, and when', async () => {
    asked.length = 0;
    const button = page.getByRole('button', {
      name: 'Statistics of the category'
    });
    await button.focus();
    await button.press('Enter');
    const statistics = page.getByRole('dialog', { name: 'Statistics' });
    await expect(statistics.getByRole('status')).toHaveText('1,200 products');
    const rows = (name: string): Locator =>
      statistics.getByRole('table', { name, exact: true }).getByRole('row');
    await expect(rows('By status')).toHaveText([
      'Pending1,080',
      'Completed120'
    ]);
    await expect(rows('Completed by')).toHaveText(['Kim60', 'Lee60']);
    await expect(rows('Completed, by the day of the last change')).toHaveText([
      'Nov 21, 202660',
      'Nov 20, 202660'
    ]);
    expect(asked).toEqual(['Query', 'Query']);
    await page.keyboard.press('Escape');
    await expect(statistics).toHaveCount(0);
    await expect(button).toBeFocused();
  });
});
