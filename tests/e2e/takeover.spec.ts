import { expect, test } from '@playwright/test';

import { DeskPage } from './deskPage';
import { ReadBack } from './readBack';

const SUB_CATEGORY = 2003;

const cloud = new ReadBack();

test('what waited while another took the product over is shown beside theirs, and kept knowingly', async ({
  page,
  browser
}) => {
  const mine = new DeskPage(page);
  await mine.open();
  await mine.chooseCategory(SUB_CATEGORY);
  const productId = await mine.productId();
  const paths = await mine.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const [gone, alsoGone] = paths;
  const before = await cloud.item(SUB_CATEGORY, productId);

  const endpoint = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
  await page.route(endpoint, route => route.abort());
  await mine.focus(gone);
  await mine.press('Delete');
  await expect(mine.tile(gone)).toHaveCount(0);
  await expect(page.getByText('1 change not saved')).toBeVisible({
    timeout: 30_000
  });

  const context = await browser.newContext();
  const theirs = new DeskPage(await context.newPage());
  await theirs.openAt(SUB_CATEGORY);
  await theirs.goTo(productId);
  await theirs.page.getByRole('button', { name: 'Take over' }).click();
  await theirs.focus(alsoGone);
  await theirs.press('Delete');
  await theirs.saved();
  await context.close();
  await cloud.endClaims();

  await page.unroute(endpoint);
  await page.getByRole('button', { name: 'Retry' }).click();
  const conflict = page.getByRole('region', {
    name: /changed this product in another browser/
  });
  await expect(conflict).toBeVisible({ timeout: 20_000 });
  await expect(conflict.getByRole('row')).toHaveText([
    /Yours, not saved/,
    new RegExp(`${gone}.*Deleted.*Left where it was`),
    new RegExp(`${alsoGone}.*Left where it was.*Deleted`)
  ]);
  const between = await cloud.item(SUB_CATEGORY, productId);
  expect(names(between)).not.toContain(alsoGone);
  expect(names(between)).toContain(gone);

  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await mine.saved();
  await expect(conflict).toHaveCount(0);
  const after = await cloud.item(SUB_CATEGORY, productId);
  expect(names(after)).toEqual(
    names(before).filter(name => name !== gone && name !== alsoGone)
  );
  await expect(mine.tile(alsoGone)).toHaveCount(0);
  expect(await cloud.dangling(after)).toEqual([]);
});

function names(item: Record<string, unknown>): string[] {
  return ['detail', 'summary', 'segment', 'text'].flatMap(folder =>
    (item[folder] as string[]).map(name => `${folder}/${name}`)
  );
}
