import { expect, test } from '@playwright/test';

import {
  fill,
  makeBucket,
  makeTable,
  product,
  putObjects
} from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { leadTo } from '../support/ownTable';

const TABLE = 'ManyImages';
const PRODUCT = '79801';
const NAMES = Array.from({ length: 600 }, (_, at) => `d${at + 1}.png`);
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

test.beforeAll(async () => {
  await makeBucket();
  await makeTable(TABLE);
  await fill(TABLE, [
    product(PRODUCT, { detail: NAMES, text: ['cut1.png', 'cut2.png'] })
  ]);
  await putObjects(PRODUCT, [
    ...NAMES.map(name => `detail/${name}`),
    ...['text/cut1.png', 'text/cut2.png']
  ]);
});

test('six hundred images need nodes only for visible tiles, and keys reach all of them', async ({
  page,
  context
}) => {
  await leadTo(context, TABLE);
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  const scroller = page.locator('.jp-CurationProduct-scroll');
  const selected = page.locator('.jp-CurationTile[aria-selected="true"]');
  const height = (): Promise<number> =>
    scroller.evaluate(node => node.scrollHeight);
  const nodes = (): Promise<number> =>
    scroller.evaluate(node => node.querySelectorAll('*').length);

  await test.step('few nodes, full height', async () => {
    expect(await desk.tiles.count()).toBeLessThan(150);
    expect(await nodes()).toBeLessThan(1500);
    const [tile, columns] = await Promise.all([
      desk.tile('detail/d1.png').boundingBox(),
      scroller.evaluate(node =>
        Number(
          (node as HTMLElement).style.getPropertyValue('--jp-curation-columns')
        )
      )
    ]);
    const rows = Math.ceil(NAMES.length / columns);
    expect(await height()).toBeGreaterThan(rows * (tile?.height ?? 0));
  });

  await test.step('End, and arrows back across the border of sections', async () => {
    const before = await height();
    await desk.focus('detail/d1.png');
    await desk.press('End');
    await expect(desk.tile('text/cut2.png')).toBeFocused();
    await desk.press('ArrowLeft');
    await desk.press('ArrowLeft');
    await expect(desk.tile('detail/d600.png')).toBeFocused();
    await expect(desk.tile('detail/d600.png').locator('img')).toBeVisible();
    await expect(desk.tile('detail/d600.png')).toBeInViewport({ ratio: 1 });
    expect(await nodes()).toBeLessThan(1500);
    expect(await height()).toBe(before);
  });

  await test.step('a held arrow key moves the focus and loads its picture', async () => {
    await desk.press('Home');
    for (let row = 0; row < 30; row++) {
      await desk.press('ArrowDown');
    }
    const focused = page.locator('.jp-CurationTile:focus');
    await expect(focused).toBeInViewport({ ratio: 1 });
    await expect(focused.locator('img')).toBeVisible();
  });

  await test.step('a tile that is scrolled away keeps the focus', async () => {
    const focused = await page
      .locator('.jp-CurationTile:focus')
      .getAttribute('data-path');
    await scroller.evaluate(node => node.scrollTo(0, 0));
    await expect(desk.tile('detail/d1.png')).toBeInViewport();
    await expect(desk.tile(focused ?? '')).toBeFocused();
    await desk.press('ArrowRight');
    await expect(page.locator('.jp-CurationTile:focus')).toBeInViewport();
  });

  await test.step('a Shift range through rows that are not rendered', async () => {
    await desk.press('Home');
    await expect(desk.tile('detail/d1.png')).toBeFocused();
    await scroller.evaluate(node => node.scrollTo(0, node.scrollHeight));
    await desk.tile('detail/d590.png').click({ modifiers: ['Shift'] });
    await expect(page.locator('.jp-CurationProduct-counts')).toContainText(
      '590 selected'
    );
    expect(await selected.count()).toBeLessThan(150);
    await desk.press('Escape');
    await expect(page.locator('.jp-CurationProduct-counts')).not.toContainText(
      'selected'
    );
  });

  await test.step('dimensions and bytes of small images are shown, also without the pointer', async () => {
    await desk.press('Home');
    await page.mouse.move(0, 0);
    const facts = desk.tile('detail/d2.png').locator('.jp-CurationTile-facts');
    await expect(facts).toBeVisible();
    await expect(facts).toHaveText(/^10 × 10 · \d+ bytes$/);
  });

  await test.step('the next image takes the place of a deleted one, and nothing else moves', async () => {
    await desk.focus('detail/d2.png');
    await desk.press('Delete');
    await expect(desk.tile('detail/d3.png')).toBeFocused();
    await desk.press('Control+z');
    await expect(desk.tile('detail/d2.png')).toBeFocused();
    await desk.saved();
  });
});
