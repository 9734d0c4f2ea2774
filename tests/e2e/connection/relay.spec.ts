import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { connectionTo, itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'Relayed';
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;
const ENDPOINTS = [
  process.env.CURATION_S3_ENDPOINT,
  process.env.CURATION_DYNAMODB_ENDPOINT
].map(String);

/** The browser reaches neither. @returns what it asked all the same */
async function cutOff(page: Page): Promise<string[]> {
  const asked: string[] = [];
  for (const endpoint of ENDPOINTS) {
    await page.route(`${endpoint}/**`, route => {
      asked.push(route.request().url());
      return route.abort();
    });
  }
  return asked;
}

async function leadTo(page: Page, relay: boolean): Promise<void> {
  await page.context().unroute('**/jupyterlab-curation/sandbox*');
  await page.route('**/jupyterlab-curation/sandbox*', route =>
    route.fulfill({
      json: {
        available: true,
        connection: { ...connectionTo('sandbox', { table: TABLE }), relay }
      }
    })
  );
}

test('a product is opened, seen and changed although the browser reaches neither S3 nor DynamoDB', async ({
  context,
  page
}) => {
  const files = ['a b+c%.png', '가.png'];
  await useTable(context, TABLE, ['79803'], files);
  await leadTo(page, true);
  const asked = await cutOff(page);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  for (const name of files) {
    await expect(desk.tile(`detail/${name}`).locator('img')).toBeVisible();
  }
  await desk.focus(`detail/${files[0]}`);
  // A copy, and a change of the item.
  await desk.press('t');
  await expect(desk.tile(`text/${files[0]}`)).toBeVisible();
  await desk.saved();
  expect(await itemOf(TABLE, '79803')).toMatchObject({
    detail: [files[1]],
    text: [files[0]],
    revision: 1
  });
  expect(asked).toEqual([]);
});

test('a browser that reaches neither is offered the relay', async ({
  context,
  page
}) => {
  await useTable(context, TABLE, ['79803']);
  await leadTo(page, false);
  const asked = await cutOff(page);
  await page.goto(LAB);
  await expect(page.locator('.jp-CurationProblem').first()).toContainText(
    'The Jupyter server can relay the requests'
  );
  expect(asked).not.toEqual([]);
});
