import type { Browser, BrowserContext } from '@playwright/test';
import { chromium, expect, test } from '@playwright/test';

import { PNG, itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';
import { playTwoTabs } from '../support/twoTabs';

/** Over plain HTTP with a host name, as on a hub without a certificate, a browser has neither Web Locks nor `crypto.subtle`. */

const LAB = String(process.env.CURATION_PLAIN_URL);
const TABLE = 'PlainHttp';
const PRODUCT = '79801';
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;

let browser: Browser;
let context: BrowserContext;

test.beforeAll(async () => {
  const { executablePath, args = [] } =
    test.info().project.use.launchOptions ?? {};
  browser = await chromium.launch({
    executablePath,
    args: [
      ...args,
      `--host-resolver-rules=MAP ${new URL(LAB).hostname} 127.0.0.1`
    ]
  });
});
test.afterAll(() => browser.close());

test.beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 1600, height: 1000 }
  });
});
test.afterEach(() => context.close());

async function openDesk(): Promise<DeskPage> {
  const desk = new DeskPage(await context.newPage());
  await desk.page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.painted();
  return desk;
}

test('a product is curated over plain HTTP, and changes that a closed page left waiting are made once', async () => {
  await useTable(context, TABLE, [PRODUCT, '79800']);
  const desk = await openDesk();
  expect(await desk.productId()).toBe(PRODUCT);
  expect(
    await desk.page.evaluate(() => [
      window.isSecureContext,
      'locks' in navigator,
      'subtle' in crypto
    ])
  ).toEqual([false, false, false]);

  const chooser = desk.page.waitForEvent('filechooser');
  await desk.focus('detail/a.png');
  await desk.press('u');
  await (
    await chooser
  ).setFiles({ name: 'new.png', mimeType: 'image/png', buffer: PNG });
  await expect(desk.tile('detail/new.png')).toBeVisible();
  for (const [at, name] of ['a', 'b', 'c'].entries()) {
    await desk.focus(`detail/${name}.png`);
    await desk.press(`${at + 1}`);
  }
  await desk.focus('detail/d.png');
  await desk.press('t');
  await desk.saved();

  // The page is closed during a request that is never answered.
  const asked = desk.page.waitForRequest(DYNAMODB);
  await desk.page.route(DYNAMODB, () => undefined);
  await desk.focus('detail/e.png');
  await desk.press('Delete');
  await asked;
  // Chromium may let a request go that a test holds while the page closes:
  // then the next page finds the change made, and does not repeat it.
  await desk.page.close();

  const again = await openDesk();
  await again.saved();
  await expect
    .poll(async () => (await itemOf(TABLE, PRODUCT)).revision)
    .toBe(3);
  await expect(again.tile('detail/e.png')).toHaveCount(0);
  await expect(again.tile('detail/a.png')).toContainText('Model');
  await again.focus('detail/a.png');
  await again.settled();
  await again.press('Shift+Enter');
  await expect(again.message).toContainText(`Completed ${PRODUCT}`);
  await again.saved();
  expect(await itemOf(TABLE, PRODUCT)).toMatchObject({
    current_status: 'COMPLETED',
    revision: 4,
    text: ['d.png'],
    detail: ['a.png', 'b.png', 'c.png', 'f.png', 'new.png']
  });
});

test('over plain HTTP, a lease keeps two tabs from working on the same product', async () => {
  await playTwoTabs(context, LAB, TABLE);
});
