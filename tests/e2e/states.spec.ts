import type { JupyterLab } from '@jupyterlab/application';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOf } from './support/brokenDataset';
import { DeskPage } from './support/deskPage';
import { FOLDER, useTable } from './support/ownTable';
import { runCommand } from './support/workspace';

const TABLE = 'States';
const PRODUCTS = ['79802', '79801'] as const;
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open`;

test('the first visit shows three hints, once, which cover nothing', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(`${LAB}&reset`);
  await desk.painted();
  const hints = page.getByRole('complementary', { name: 'First steps' });
  await expect(hints.getByRole('listitem')).toHaveText([
    /arrow keys.*press 1 2 3 C/,
    /T moves an image to text\. ⌫ deletes it/,
    /⇧↵ completes/
  ]);
  const above = await hints.boundingBox();
  const images = await page.locator('.jp-CurationProduct-header').boundingBox();
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(
    images?.y ?? 0
  );
  await hints.getByRole('button', { name: 'Got it' }).press('Enter');
  await expect(hints).toHaveCount(0);
  // The person continues to work.
  await expect(desk.tile('detail/a.png')).toBeFocused();

  await page.goto(`${LAB}&reset`);
  await desk.painted();
  await expect(hints).toHaveCount(0);
});

test('an offline desk says so, shows stored products, and continues by itself', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(`${LAB}&reset`);
  await desk.painted();
  await desk.focus('detail/a.png');
  const notices = page.locator('.jp-CurationNotices');
  const line = page.locator('.jp-CurationStatusLine-saving');

  /** Whether the page asks before it closes. */
  const asksFirst = (): Promise<boolean> =>
    page.evaluate(
      () =>
        (window as unknown as { jupyterapp: JupyterLab }).jupyterapp.status
          .isDirty
    );

  await desk.closesServerErrors();
  await context.setOffline(true);
  await expect(notices).toContainText(
    'Offline. You see what this browser has stored'
  );
  await desk.press('Delete');
  await expect(line).toContainText('Offline, 1 waiting');
  expect(await asksFirst()).toBe(true);
  await desk.focus('detail/b.png');
  await expect(desk.tile('detail/b.png').locator('img')).toBeVisible();
  // The network is away. The change has not failed.
  await expect(page.locator('.jp-CurationFailed')).toBeVisible({
    timeout: 30_000
  });
  await expect(line).toContainText('Offline, 1 waiting');
  await page.locator(`.jp-CurationRow[data-product="${PRODUCTS[1]}"]`).click();
  await expect(page.locator('.jp-CurationProduct')).toContainText(
    'Cannot be reached',
    { timeout: 30_000 }
  );

  await context.setOffline(false);
  await expect(notices).toHaveCount(0);
  await desk.saved();
  expect(await asksFirst()).toBe(false);
  await desk.painted();
  expect(await desk.productId()).toBe(PRODUCTS[1]);
  expect((await itemOf(TABLE, PRODUCTS[0])).detail).toEqual(FOLDER.slice(1));
});

/** Blocks requests to the table until `go` is called. */
async function holdTable(page: Page): Promise<() => void> {
  let go = (): void => undefined;
  const held = new Promise<void>(resolve => {
    go = resolve;
  });
  await page.route(
    `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`,
    async route => {
      await held;
      await route.continue();
    }
  );
  return go;
}

test('a product that is loading keeps the layout of its images', async ({
  page,
  context
}) => {
  // The folder that is shown first.
  await useTable(context, TABLE, PRODUCTS, FOLDER, 'segment');
  const desk = new DeskPage(page);
  await page.goto(`${LAB}&reset`);
  await desk.painted();
  const go = await holdTable(page);
  // A product that is taken over is not shown from the queue's copy.
  await runCommand(
    page,
    'curation:take-over',
    { productId: PRODUCTS[1] },
    false
  );
  const places = page.locator('.jp-CurationTile.jp-mod-skeleton');
  await expect(places).toHaveCount(FOLDER.length);
  const before = await places.nth(4).boundingBox();
  go();
  await desk.painted();
  expect(await desk.tile('segment/e.png').boundingBox()).toEqual(before);
});

test('a product that the queue knows is shown at once, and can be changed once it is claimed', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(`${LAB}&reset`);
  await desk.painted();
  const go = await holdTable(page);
  await page.locator(`.jp-CurationRow[data-product="${PRODUCTS[1]}"]`).click();
  await expect.poll(() => desk.productId()).toBe(PRODUCTS[1]);
  await desk.focus('detail/b.png');
  await desk.press('Delete');
  await expect(desk.tile('detail/b.png')).toBeVisible();
  expect((await itemOf(TABLE, PRODUCTS[1])).detail).toEqual(FOLDER);
  go();
  await expect(desk.tile('detail/b.png')).toHaveCount(0);
  await desk.saved();
  expect((await itemOf(TABLE, PRODUCTS[1])).detail).toEqual(
    FOLDER.filter(name => name !== 'b.png')
  );
});

test('without a connection the desk says what to do, with one button', async ({
  page
}) => {
  await page.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({ json: { available: false } })
  );
  await page.goto(`${LAB}&reset`);
  const welcome = page.locator('.jp-CurationWelcome');
  await expect(welcome).toContainText(
    'Enter the bucket, the table and their region'
  );
  await welcome.getByRole('button', { name: 'Open the settings' }).click();
  await expect(
    page.locator('#setting-editor, .jp-SettingsPanel').first()
  ).toBeVisible();
});
