import type { Route } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'Expired';
const PRODUCTS = ['79803', '79802', '79801'];
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
const GIVEN = '**/jupyterlab-curation/credentials*';

test('credentials that expire while changes of several products wait lose none and repeat none', async ({
  context,
  page
}) => {
  await useTable(context, TABLE, PRODUCTS);
  const desk = new DeskPage(page);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?curation=open&reset`);
  await desk.painted();

  // Changes are slow; claims are not.
  let expire: () => void = () => undefined;
  const expired = new Promise<void>(resolve => (expire = resolve));
  await page.route(DYNAMODB, async route => {
    if (route.request().postData()?.includes('"ops"')) {
      await expired;
      await refuse(route);
    } else {
      await route.continue();
    }
  });
  for (const [at, id] of PRODUCTS.entries()) {
    await desk.rows.nth(at).click();
    await expect.poll(() => desk.productId()).toBe(id);
    await desk.painted();
    await desk.focus('detail/a.png');
    await desk.press('Delete');
    await desk.focus('detail/b.png');
    await desk.press('t');
    await expect(desk.tile('text/b.png')).toBeVisible();
  }
  await expect(page.locator('.jp-CurationStatusLine-saving')).toContainText(
    '6 waiting'
  );

  await page.route(GIVEN, route =>
    route.fulfill({
      status: 401,
      json: {
        error: 'NotSignedIn',
        message: 'The session of the server has ended.',
        remedy: 'Run aws sso login.'
      }
    })
  );
  await page.unroute(DYNAMODB);
  await page.route(DYNAMODB, refuse);
  expire();
  const notice = page.locator('.jp-CurationNotices');
  await expect(notice).toContainText(/expired|has ended/);
  for (const id of PRODUCTS) {
    await expect(page.locator('.jp-CurationFailed')).toContainText(id);
    expect(await itemOf(TABLE, id)).not.toHaveProperty('revision');
  }
  await notice.getByRole('button', { name: 'Sign in' }).click();
  const form = page.locator('.jp-CurationSignIn');
  await expect(form).toContainText('The session of the server has ended');

  await page.unroute(GIVEN);
  await page.unroute(DYNAMODB);
  await form.getByRole('button', { name: /again|Retry/ }).click();
  await desk.painted();
  await desk.saved();
  await expect(notice).toHaveCount(0);
  for (const id of PRODUCTS) {
    expect(await itemOf(TABLE, id)).toMatchObject({
      revision: 2,
      text: ['b.png'],
      detail: ['c.png', 'd.png', 'e.png', 'f.png']
    });
  }
});

async function refuse(route: Route): Promise<void> {
  await route.fulfill({
    status: 400,
    headers: {
      'access-control-allow-origin': '*',
      'content-type': 'application/x-amz-json-1.0'
    },
    body: JSON.stringify({
      __type: 'com.amazonaws.dynamodb.v20120810#ExpiredTokenException',
      message: 'The security token included in the request is expired'
    })
  });
}
