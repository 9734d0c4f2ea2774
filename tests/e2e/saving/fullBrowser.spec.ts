import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'FullBrowser';
const PRODUCT = '79801';

declare global {
  interface Window {
    /** Whether the browser's storage is full. Chromium's own switch for it does not reach a context of Playwright. */
    isFull?: boolean;
  }
}

test('a browser without room loses no change: it is said, and saved when there is room', async ({
  page,
  context
}) => {
  await context.addInitScript(() => {
    for (const name of ['add', 'put'] as const) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...given) {
        if (window.isFull === true) {
          throw new DOMException('No room.', 'QuotaExceededError');
        }
        return write.apply(this, given);
      };
    }
  });
  await useTable(context, TABLE, [PRODUCT]);
  const desk = new DeskPage(page);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?curation=open&reset`);
  await desk.painted();
  await page.evaluate(() => (window.isFull = true));

  await desk.focus('detail/a.png');
  await desk.press('Delete');
  await expect(page.getByText('1 change not saved')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Not saved' })).toContainText(
    'no room to note the change'
  );
  await expect(desk.tile('detail/a.png')).toHaveCount(0);
  expect(await itemOf(TABLE, PRODUCT)).not.toHaveProperty('revision');

  // Looking at other images needs no room.
  await desk.focus('detail/b.png');
  await page.evaluate(() => (window.isFull = false));
  await page.getByRole('button', { name: 'Retry', exact: true }).click();
  await desk.saved();
  const item = await itemOf(TABLE, PRODUCT);
  expect(item).toMatchObject({
    detail: ['b.png', 'c.png', 'd.png', 'e.png', 'f.png'],
    revision: 1
  });
  expect(item.ops).toHaveLength(1);
});
