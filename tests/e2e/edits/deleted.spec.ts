import { expect, test } from '../support/deskTest';
import { ReadBack } from '../support/readBack';

const SUB = 1005;

const cloud = new ReadBack();

test('a deleted and a moved image are restored by key, and the table is as before', async ({
  desk,
  page
}) => {
  await desk.open();
  await desk.chooseCategory(SUB);
  const productId = await desk.productId();
  const before = await cloud.item(SUB, productId);
  const paths = await desk.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const [deleted, moved, next] = paths;
  const copy = moved.replace(/^[^/]*/, 'text');
  const head = page.getByRole('button', { name: /^Deleted/ });
  const restore = (path: string): ReturnType<typeof page.locator> =>
    page.getByRole('button', { name: `Restore ${path}`, exact: true });

  await test.step('one is deleted and one moved, by key', async () => {
    await desk.focus(deleted);
    await desk.press('Delete');
    await expect(desk.tile(moved)).toBeFocused();
    // The toolbar shows whether there is something to undo.
    await expect(
      page.locator('[data-command="curation:undo"]').first()
    ).not.toHaveAttribute('aria-disabled', 'true');
    await desk.press('t');
    await expect(desk.tile(copy)).toBeVisible();
    await desk.saved();
    const { deleted: entries } = await cloud.item(SUB, productId);
    expect(entries).toHaveLength(2);
  });

  await test.step('the section has the deleted one, and the moved one is in its new place', async () => {
    await head.focus();
    await desk.press('Enter');
    await expect(head).toHaveAttribute('aria-expanded', 'true');
    const tiles = page.locator('.jp-CurationDeletedTile');
    await expect(tiles).toHaveCount(1);
    await expect(tiles).toContainText('Deleted by');
    // The object is still there, and so is its picture.
    await expect(tiles.locator('img')).toHaveCount(1);
    await expect(desk.tile(copy)).toContainText(
      `from ${moved.slice(0, moved.indexOf('/'))}`
    );
  });

  await test.step('Space views it, and Esc returns to it', async () => {
    const view = page.getByRole('button', { name: `View ${deleted}` });
    const viewer = page.getByRole('dialog', { name: /^Viewer/ });
    await desk.press('Tab');
    await expect(view).toBeFocused();
    await desk.press('Space');
    await expect(viewer).toBeFocused();
    await desk.press('1');
    await expect(desk.message).toContainText('Restore it first');
    await desk.press('Escape');
    await expect(view).toBeFocused();
    await desk.press('v');
    await expect(viewer).toBeFocused();
    await desk.press('v');
    await expect(view).toBeFocused();
  });

  await test.step('image shortcuts do nothing there', async () => {
    await desk.press('Tab');
    await expect(restore(deleted)).toBeFocused();
    await desk.press('ArrowRight');
    await desk.press('1');
    await desk.press('Delete');
    await expect(restore(deleted)).toBeFocused();
    await expect(desk.tile(next)).not.toContainText('Model');
    await expect(desk.tiles).toHaveCount(paths.length - 1);
  });

  await test.step('Space restores, undo reverts it, Enter restores again', async () => {
    await desk.press('Space');
    await expect(desk.message).toContainText(`Restored ${deleted}`);
    await expect(desk.tile(deleted)).toBeVisible();
    await expect(head).toBeFocused();
    await expect(page.getByText('No image was deleted.')).toBeVisible();

    await desk.press('ControlOrMeta+z');
    await expect(desk.tile(deleted)).toHaveCount(0);
    await restore(deleted).focus();
    await desk.press('Enter');
    await expect(desk.message).toContainText(`Restored ${deleted}`);
    await expect(head).toBeFocused();
  });

  await test.step('the moved one goes back from its new place', async () => {
    await desk.tile(copy).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Restore/ }).click();
    await expect(desk.tile(copy)).toHaveCount(0);
    await expect(desk.tile(moved)).toBeVisible();
    await expect(desk.tile(moved)).not.toContainText('from ');
  });

  await desk.saved();
  const after = await cloud.item(SUB, productId);
  for (const folder of ['detail', 'summary', 'segment', 'text']) {
    expect([...(after[folder] as string[])].sort()).toEqual(
      [...(before[folder] as string[])].sort()
    );
  }
  expect(await cloud.dangling(after)).toEqual([]);
  // The copy's object stays until it is purged, and its entry names it.
  expect(after.deleted).toMatchObject([{ moved_to: moved, put_back: true }]);
  expect(await cloud.size(`TOP/${SUB}/${productId}/${copy}`)).toBeGreaterThan(
    0
  );
});
