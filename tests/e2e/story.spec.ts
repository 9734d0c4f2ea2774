import { expect, test } from './support/deskTest';
import { ReadBack } from './support/readBack';

/** The first category of the sample, in the order of the picker. */
const CATEGORY = { main: 'BOTTOM', sub: 2003 };
const HELD_IN = 1005;

const cloud = new ReadBack();

/** The key of an object of a product in this category. */
function keyOf(productId: string, path: string): string {
  return `${CATEGORY.main}/${CATEGORY.sub}/${productId}/${path}`;
}

test.describe.configure({ mode: 'serial' });

test('a product is curated by key, and is stored in bucket and table as documented', async ({
  desk,
  page
}) => {
  await desk.open();
  const productId = await desk.productId();
  const before = await cloud.item(CATEGORY.sub, productId);
  const counted = await cloud.counters(CATEGORY.main, CATEGORY.sub);
  const detail = before.detail as string[];
  expect(detail.length).toBeGreaterThan(5);
  const paths = await desk.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const [model, front, back, colour, moved, deleted] = paths;

  await test.step('three slots and a colour', async () => {
    await desk.focus(model);
    await desk.press('1');
    // The next unassigned image is focused automatically.
    await expect(desk.tile(front)).toBeFocused();
    await desk.press('2');
    await desk.press('3');
    await desk.press('c');
    await expect(desk.tile(model)).toContainText('Model');
    await expect(desk.tile(back)).toContainText('Back');
    await expect(desk.tile(colour)).toContainText('Colour');
  });

  await test.step('an image of text to text', async () => {
    await desk.focus(moved);
    await desk.press('t');
    await expect(desk.message).toContainText(
      `Moved ${moved.slice(moved.indexOf('/') + 1)} to text`
    );
    await expect(desk.tile(moved)).toHaveCount(0);
    await expect(desk.tile(deleted)).toBeFocused();
  });

  await test.step('an image is deleted, restored by undo and deleted by redo', async () => {
    await desk.press('Delete');
    await expect(desk.tile(deleted)).toHaveCount(0);
    await desk.press('ControlOrMeta+z');
    await expect(desk.tile(deleted)).toBeFocused();
    await desk.press('Backspace');
    await expect(desk.tile(deleted)).toHaveCount(0);
  });

  await test.step('a missing one uploaded', async () => {
    const chooser = page.waitForEvent('filechooser');
    await desk.press('u');
    await (
      await chooser
    ).setFiles({
      name: '새 사진 +1.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
        'base64'
      )
    });
    await expect(desk.tile('detail/새 사진 +1.png')).toBeVisible();
  });

  await desk.saved();
  await desk.focus(model);
  await desk.press('Shift+Enter');
  await expect(desk.message).toContainText(`Completed ${productId}`);
  await expect.poll(() => desk.productId()).not.toBe(productId);
  await desk.painted();
  await desk.saved();

  const after = await cloud.item(CATEGORY.sub, productId);
  const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);
  expect(after).toMatchObject({
    current_status: 'COMPLETED',
    category_status: `${CATEGORY.sub}#COMPLETED`,
    created_at: before.created_at
  });
  expect(String(after.completed_by)).not.toBe('');
  expect(JSON.parse(String(after.representative_assets))).toEqual({
    model,
    front,
    back,
    color_variant: [colour]
  });
  expect(after).not.toHaveProperty('claim_id');
  expect(after.text).toEqual([...(before.text as string[]), nameOf(moved)]);
  expect([...(after.detail as string[])].sort()).toEqual(
    [
      ...detail.filter(
        name => ![nameOf(moved), nameOf(deleted)].includes(name)
      ),
      '새 사진 +1.png'
    ].sort()
  );
  expect(String(after.last_updated_at) > String(before.last_updated_at)).toBe(
    true
  );
  expect(await cloud.dangling(after)).toEqual([]);
  // Curation destroys nothing.
  expect(await cloud.size(keyOf(productId, moved))).toBeGreaterThan(0);
  expect(await cloud.size(keyOf(productId, deleted))).toBeGreaterThan(0);

  const counters = await cloud.counters(CATEGORY.main, CATEGORY.sub);
  expect(counters).toMatchObject({
    pending_count: Number(counted.pending_count) - 1,
    completed_count: Number(counted.completed_count) + 1,
    pass_count: counted.pass_count,
    total_products: counted.total_products
  });
  for (const chosen of [model, front, back, colour]) {
    expect(await cloud.tags(keyOf(productId, chosen))).toEqual({
      status: 'representative'
    });
  }
  expect(await cloud.tags(keyOf(productId, paths[6]))).toEqual({});
});

test('hold with a reason, view, meta.json', async ({ desk, page }) => {
  // The test before this one left a claim on the next product of its category.
  await desk.openAt(HELD_IN);
  const productId = await desk.productId();
  await desk.tiles.first().click();

  await desk.press('Space');
  await expect(page.locator('.jp-CurationViewer img').first()).toBeVisible();
  await desk.press('Escape');
  await expect(page.locator('.jp-CurationViewer')).toHaveCount(0);
  await expect(desk.tiles.first()).toBeFocused();

  // It is drawn when somebody opens it.
  await page.locator('.jp-CurationMeta > summary').click();
  await expect(page.locator('.jp-CurationMeta')).toContainText('colors');
  await desk.press('Escape');
  await expect(desk.tiles.first()).toBeFocused();

  await desk.press('h');
  await page.getByLabel('Not popular').check();
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'Hold' })
    .click();
  await expect(desk.message).toContainText(`Held ${productId}`);
  await desk.saved();
  expect(await cloud.item(HELD_IN, productId)).toMatchObject({
    current_status: 'PASS',
    category_status: `${HELD_IN}#PASS`,
    pass_reason: 'Not popular'
  });
});
