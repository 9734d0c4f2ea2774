import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { leadTo, useTable } from '../support/ownTable';

/** One browser, one origin, and hands that are not the person's. */

const LAB = String(process.env.CURATION_LAB_URL);
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
const TABLE = 'OtherHands';
const PRODUCT = '79861';

async function openDesk(context: BrowserContext): Promise<DeskPage> {
  const desk = new DeskPage(await context.newPage());
  await desk.page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.painted();
  return desk;
}

/** Deletes an image while the table cannot be reached, and closes the page. */
async function leaveUnsaved(
  context: BrowserContext,
  path: string
): Promise<void> {
  const desk = await openDesk(context);
  expect(await desk.productId()).toBe(PRODUCT);
  await desk.settled();
  await desk.page.route(DYNAMODB, route => route.abort());
  await desk.focus(path);
  await desk.press('Delete');
  await expect(desk.tile(path)).toHaveCount(0);
  await expect(
    desk.page.locator('.jp-CurationStatusLine-saving')
  ).toContainText('not saved');
  await desk.page.close();
}

/** What a script of another path of the origin can do: it copies a record, and lets it delete other images. */
function plant(page: Page, paths: readonly string[]): Promise<number> {
  return page.evaluate(async asked => {
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open('jupyterlab-curation'));
    const store = database
      .transaction('journal', 'readwrite')
      .objectStore('journal');
    const [found] = (await done(store.getAll())) as {
      record: { intention: object };
    }[];
    await done(
      store.add({
        ...found,
        opId: 'planted',
        record: {
          ...found.record,
          opId: 'planted',
          intention: { kind: 'delete', paths: asked }
        }
      })
    );
    const count = await done(store.count());
    database.close();
    return count;
  }, paths);
}

test('a planted journal record is never carried out, and the person’s own is', async ({
  context
}) => {
  await useTable(context, TABLE, [PRODUCT, '79860']);
  await leaveUnsaved(context, 'detail/a.png');
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${LAB}/api`);
  expect(await plant(elsewhere, ['detail/b.png', 'detail/c.png'])).toBe(2);

  const again = await openDesk(context);
  await again.saved();
  await expect(again.tile('detail/a.png')).toHaveCount(0);
  await expect(again.tile('detail/b.png')).toBeVisible();
  await expect(
    again.page.getByText(
      '1 unsaved change of curator-7 is kept in this browser.'
    )
  ).toBeVisible();
  await again.page.getByRole('button', { name: 'Show…' }).click();
  const dialog = again.page.locator('.jp-Dialog');
  await expect(dialog).toContainText('Delete 2 images');
  await expect(dialog).toContainText('They cannot be carried out.');
  await expect(
    dialog.getByRole('button', { name: 'Carry Out as Mine' })
  ).toHaveCount(0);
  await again.press('Escape');
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual([
    'b.png',
    'c.png',
    'd.png',
    'e.png',
    'f.png'
  ]);
});

test('B’s sign-in never carries out what A left; A’s own goes on', async ({
  context
}) => {
  await useTable(context, TABLE, [PRODUCT, '79860']);
  await leaveUnsaved(context, 'detail/a.png');

  await leadTo(context, TABLE, 'curator-8');
  const other = await openDesk(context);
  await expect(
    other.page.getByText(
      '1 unsaved change of curator-7 is kept in this browser.'
    )
  ).toBeVisible();
  await other.saved();
  expect((await itemOf(TABLE, PRODUCT)).detail).toContain('a.png');
  await other.page.close();

  await leadTo(context, TABLE, 'curator-7');
  const again = await openDesk(context);
  await again.saved();
  await expect
    .poll(async () => (await itemOf(TABLE, PRODUCT)).detail)
    .not.toContain('a.png');
  await expect(
    again.page.getByText('kept in this browser', { exact: false })
  ).toHaveCount(0);
});
