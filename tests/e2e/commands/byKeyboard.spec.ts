import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

import { itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { useTable } from '../support/ownTable';

const TABLE = 'ByKeyboard';
const [FIRST, NEXT] = ['79801', '79802'];
const FILES = [...'abcdefghij'].map(name => `${name}.png`);

/** The image that has the keyboard's focus. */
function focused(page: Page): Promise<string | null> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('data-path') ?? null
  );
}

test('a product is curated without a mouse, and the next one opens', async ({
  page,
  context
}) => {
  await useTable(context, TABLE, [FIRST, NEXT], FILES);
  const desk = new DeskPage(page);
  await page.goto(`${process.env.CURATION_LAB_URL}/lab?curation=open&reset`);
  await desk.painted();
  const product = await desk.productId();
  const press = async (keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await desk.press(key);
    }
  };

  // A product opens with its first unassigned image focused, and a slot key moves to the next.
  await expect.poll(() => focused(page)).toBe('detail/a.png');
  await press(['1', '2', '3', 'c']);
  await desk.pressAgain('c');
  await expect.poll(() => focused(page)).toBe('detail/f.png');

  await press(['Shift+ArrowRight', 't']);
  await expect(desk.message).toContainText('Moved 2 images to text');
  await expect.poll(() => focused(page)).toBe('detail/h.png');

  await press(['Delete']);
  await expect(desk.tile('detail/h.png')).toHaveCount(0);
  await press(['ControlOrMeta+z']);
  await expect.poll(() => focused(page)).toBe('detail/h.png');

  await press(['Shift+ArrowRight', 'b']);
  const viewer = page.locator('.jp-CurationViewer');
  await expect(viewer.locator('img, canvas')).toHaveCount(2);
  await press(['Escape']);
  await expect(viewer).toHaveCount(0);
  await expect.poll(() => focused(page)).toBe('detail/i.png');

  await desk.saved();
  await press(['Shift+Enter']);
  await expect(desk.message).toContainText(`Completed ${product}`);
  const next = product === FIRST ? NEXT : FIRST;
  await expect.poll(() => desk.productId()).toBe(next);
  await expect.poll(() => focused(page)).toBe('detail/a.png');
  await desk.saved();

  const item = await itemOf(TABLE, product);
  expect(item).toMatchObject({
    current_status: 'COMPLETED',
    completed_by: 'curator-7',
    detail: ['a', 'b', 'c', 'd', 'e', 'i', 'j', 'h'].map(n => `${n}.png`),
    text: ['f.png', 'g.png']
  });
  expect(JSON.parse(String(item.representative_assets))).toEqual({
    model: 'detail/a.png',
    front: 'detail/b.png',
    back: 'detail/c.png',
    color_variant: ['detail/d.png', 'detail/e.png']
  });
});
