import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { ReadBack } from '../support/readBack';

const SUB = 1005;

const cloud = new ReadBack();

test('flags by F and a digit, a note by W, as a hurried person presses them', async ({
  page
}) => {
  const desk = new DeskPage(page);
  await desk.open();
  await desk.chooseCategory(SUB);
  const productId = await desk.productId();
  const row = page.locator(`[data-product="${productId}"]`);
  const tile = desk.tiles.first();
  await tile.click();

  await test.step('the digit sets the flag, whenever the dialog comes up', async () => {
    // Without a pause between the keys.
    await page.keyboard.press('f');
    await page.keyboard.press('3');
    await expect(row).toContainText('⚑ Watermark');
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
    // The digit reached no slot.
    await expect(page.locator('.jp-CurationSlot[data-image]')).toHaveCount(0);
    await expect(tile).toBeFocused();
  });

  await test.step('what is typed behind W is typed into the note', async () => {
    await page.keyboard.press('w');
    const note = page.locator('.jp-Dialog textarea');
    await expect(note).toBeFocused();
    await page.keyboard.type('Collar k');
    await page.keyboard.press('Tab');
    await page.locator('.jp-Dialog .jp-mod-accept').click();
    await expect(row).toContainText('✎ Collar k');
  });

  await test.step('the queue is filtered by the label', async () => {
    await page.getByRole('button', { name: /^Filter/ }).click();
    await page.getByLabel('Flag', { exact: true }).fill('watermark');
    await page.keyboard.press('Enter');
    await expect(page.locator('.jp-CurationRow[data-product]')).toHaveCount(1);
    await expect(row).toBeVisible();
  });

  await desk.saved();
  const { flags, note } = await cloud.item(SUB, productId);
  expect(flags).toEqual(new Set(['watermark']));
  expect(note).toBe('Collar k');
});
