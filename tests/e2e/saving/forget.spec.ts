import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';
import { storedInPage } from '../support/storedInPage';
import { runCommand } from '../support/workspace';

const LAB = String(process.env.CURATION_LAB_URL);
const DYNAMODB = `${process.env.CURATION_DYNAMODB_ENDPOINT}/**`;
const PRODUCT = '79861';

test('a browser that is forgotten keeps nothing of the desk, and says what is lost', async ({
  page,
  context
}) => {
  await useTable(context, 'Forget', [PRODUCT, '79860']);
  const desk = new DeskPage(page);
  await page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.settled();
  await page.route(DYNAMODB, route => route.abort());
  await desk.focus('detail/a.png');
  await desk.press('Delete');
  await expect(page.locator('.jp-CurationStatusLine-saving')).toContainText(
    'not saved'
  );
  expect(await storedInPage(page)).toContain(PRODUCT);

  await runCommand(page, 'curation:forget-this-browser', {}, false);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('1 change is not saved yet and is lost.');
  await dialog.getByRole('button', { name: 'Forget' }).click();
  await expect(page.locator('.jp-CurationPanel')).toHaveCount(0);
  await expect.poll(() => storedInPage(page)).not.toContain(PRODUCT);
  const kept = await storedInPage(page);
  expect(kept).not.toContain('jupyterlab-curation:');

  await page.unroute(DYNAMODB);
  await page.goto(`${LAB}/lab?curation=open&reset`);
  await desk.settled();
  await expect(desk.tile('detail/a.png')).toBeVisible();
});
