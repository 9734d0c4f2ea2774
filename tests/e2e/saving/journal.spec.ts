import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { ReadBack } from '../support/readBack';

const SUB_CATEGORY = 2004;

const cloud = new ReadBack();

test('the next page finishes changes that a lost connection stopped, with the choices', async ({
  page
}) => {
  const desk = new DeskPage(page);
  await desk.open();
  await desk.chooseCategory(SUB_CATEGORY);
  const productId = await desk.productId();
  const before = await cloud.item(SUB_CATEGORY, productId);
  const paths = await desk.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const [model, moved] = paths;
  await desk.remembered({ productId });

  await page.route(`${process.env.CURATION_DYNAMODB_ENDPOINT}/**`, route =>
    route.abort()
  );
  await desk.focus(model);
  await desk.press('1');
  await desk.focus(moved);
  await desk.press('t');
  await expect(desk.tile(moved)).toHaveCount(0);
  expect(await cloud.item(SUB_CATEGORY, productId)).toEqual(before);

  await page.unroute(`${process.env.CURATION_DYNAMODB_ENDPOINT}/**`);
  await desk.comeBack();
  await desk.saved();

  const name = moved.slice(moved.indexOf('/') + 1);
  await expect
    .poll(async () => (await cloud.item(SUB_CATEGORY, productId)).text)
    .toEqual([...(before.text as string[]), name]);
  const after = await cloud.item(SUB_CATEGORY, productId);
  expect(after.revision).toBe(Number(before.revision ?? 0) + 1);
  expect(await cloud.dangling(after)).toEqual([]);
  expect(await desk.productId()).toBe(productId);
  await expect(desk.tile(model)).toContainText('Model');
});
