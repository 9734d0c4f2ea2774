import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { boxedFile, imageFile } from '../../fixtures/imageFiles';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

/** Drops files or folders of this computer in the middle of a node, as a person does. */
async function drop(page: Page, onto: Locator, files: string[]): Promise<void> {
  const box = await onto.boundingBox();
  if (box === null) {
    throw new Error('There is nothing to drop on.');
  }
  const session = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files, dragOperationsMask: 1 }
    });
  }
  await session.detach();
}

test('a folder is read down to its images, bad files are named, and no drop beside a section replaces the page', async ({
  page,
  context
}, testInfo) => {
  const folder = testInfo.outputPath('folder');
  await mkdir(path.join(folder, 'deeper'), { recursive: true });
  const put = (name: string, bytes: Uint8Array | string): Promise<void> =>
    writeFile(path.join(folder, name), bytes);
  await put('front.jfif', imageFile('jpeg'));
  await put('logo.jpg', imageFile('clearPng'));
  await put('IMG_0001.jpg', boxedFile('heic', 'mif1'));
  await put('Thumbs.db', 'x');
  await put('deeper/side.jpe', imageFile('cmykJpeg'));

  await useTable(context, 'Drops', ['79801']);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.settled();

  await test.step('beside a section, nothing happens', async () => {
    const file = path.join(folder, 'front.jfif');
    for (const beside of [
      '.jp-CurationStatusLine',
      '.jp-CurationBoard',
      '#jp-top-panel'
    ]) {
      await drop(page, page.locator(beside), [file]);
    }
    await page.waitForTimeout(500);
    await expect(desk.tiles).toHaveCount(6);
    expect(page.url()).toContain('/lab');
    expect(context.pages()).toHaveLength(1);
  });

  await drop(page, page.locator('[data-folder="segment"]'), [folder]);
  for (const name of ['side.jpe', 'front.jfif', 'logo.jpg']) {
    await expect(desk.tile(`segment/${name}`).locator('img')).toBeVisible();
  }
  await expect(desk.tiles).toHaveCount(9);
  const refused = page.locator('.jp-CurationRefused');
  await expect(refused.locator('li')).toHaveCount(1);
  await expect(refused).toContainText(
    'IMG_0001.jpg: It is a file of the format HEIC, which browsers do not show.'
  );
  await expect(desk.tile('segment/logo.jpg').locator('img')).toHaveClass(
    /jp-mod-transparent/
  );
  await desk.saved();
});
