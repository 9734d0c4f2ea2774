import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { ReadBack } from '../support/readBack';

const SUB = 1006;
const LAB = `${process.env.CURATION_LAB_URL}/lab`;

test('what is typed is kept over Esc and a reload, and the status line says so', async ({
  page
}) => {
  const cloud = new ReadBack();
  const desk = new DeskPage(page);
  await desk.open();
  await desk.chooseCategory(SUB);
  const productId = await desk.productId();
  const note = page.getByRole('textbox', { name: 'Note' });
  const saving = page.locator('.jp-CurationStatusLine-saving');
  const reload = async (): Promise<void> => {
    await page.goto(LAB);
    await desk.painted();
    await expect.poll(() => desk.productId()).toBe(productId);
  };
  await expect(saving).toContainText('All changes saved');
  // JupyterLab stores the layout and the place a moment later.
  await page.waitForTimeout(3000);

  await test.step('a note that is left with Esc is a draft, and the keys are with the images', async () => {
    await note.focus();
    await page.keyboard.type('Collar cut off');
    await page.keyboard.press('Escape');
    await expect(desk.tiles.first()).toBeFocused();
    await expect(note).toHaveValue('Collar cut off');
    await expect(saving).toContainText(`Note on ${productId} not saved`);
    expect(await cloud.item(SUB, productId)).not.toHaveProperty('note');
    await reload();
    await expect(note).toHaveValue('Collar cut off');
    await expect(saving).toContainText(`Note on ${productId} not saved`);
  });

  await test.step('it is saved when its field is left otherwise', async () => {
    await note.focus();
    await page.keyboard.press('ControlOrMeta+Enter');
    await desk.saved();
    expect(await cloud.item(SUB, productId)).toMatchObject({
      note: 'Collar cut off'
    });
  });

  await test.step('a filter that was not applied is there again', async () => {
    const filter = page.getByRole('button', { name: /^Filter/ });
    const prefix = page.getByRole('textbox', { name: 'Id begins with' });
    await filter.click();
    await expect(prefix).toBeFocused();
    await page.keyboard.type('7');
    await page.keyboard.press('Escape');
    await expect(prefix).toHaveCount(0);
    await expect(saving).toContainText('Filter not applied');
    await reload();
    await page.getByRole('button', { name: /^Filter/ }).click();
    await expect(prefix).toHaveValue('7');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect(saving).toContainText('All changes saved');
  });

  await test.step('an empty note is removed, for the tests that come later too', async () => {
    await note.fill('');
    await note.blur();
    await desk.saved();
    expect(await cloud.item(SUB, productId)).not.toHaveProperty('note');
  });
});
