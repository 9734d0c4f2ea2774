import { expect, test } from '@playwright/test';

import { itemOf } from './badPlace';
import { DeskPage } from './deskPage';
import { FOLDER, leadTo, useTable } from './ownTable';

const TABLE = 'Takeover';
const [PRODUCT, NEXT] = ['79801', '79802'];
const [MINE, THEIRS] = ['detail/a.png', 'detail/b.png'];
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

test('what waited while another took the product over is shown beside theirs, and kept knowingly', async ({
  page,
  context,
  browser
}) => {
  await useTable(context, TABLE, [PRODUCT, NEXT]);
  const mine = new DeskPage(page);
  await page.goto(LAB);
  await mine.painted();
  await mine.goTo(PRODUCT);
  const endpoint = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
  await page.route(endpoint, route => route.abort());
  await mine.focus(MINE);
  await mine.press('Delete');
  await expect(mine.tile(MINE)).toHaveCount(0);
  await expect(page.getByText('1 change not saved')).toBeVisible({
    timeout: 30_000
  });

  const other = await browser.newContext();
  await leadTo(other, TABLE, 'curator-9');
  const theirs = new DeskPage(await other.newPage());
  await theirs.page.goto(LAB);
  await theirs.painted();
  await theirs.goTo(PRODUCT);
  await theirs.page.getByRole('button', { name: 'Take over' }).click();
  await theirs.focus(THEIRS);
  await theirs.press('Delete');
  await theirs.saved();
  // Who leaves a product gives it back.
  await theirs.goTo(NEXT);
  await expect
    .poll(() => itemOf(TABLE, PRODUCT))
    .not.toHaveProperty('claim_id');
  await other.close();

  await page.unroute(endpoint);
  await page.getByRole('button', { name: 'Retry' }).click();
  const conflict = page.getByRole('region', {
    name: /curator-9 took this product over/
  });
  await expect(conflict).toBeVisible({ timeout: 20_000 });
  await expect(conflict.getByRole('row')).toHaveText([
    /Yours, not saved.*curator-9, saved/,
    new RegExp(`${MINE}.*Deleted.*Left where it was`),
    new RegExp(`${THEIRS}.*Left where it was.*Deleted`)
  ]);
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual(
    FOLDER.filter(name => !THEIRS.endsWith(name))
  );

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await mine.saved();
  await expect(conflict).toHaveCount(0);
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual(
    FOLDER.filter(name => !THEIRS.endsWith(name) && !MINE.endsWith(name))
  );
  await expect(mine.tile(THEIRS)).toHaveCount(0);
});
