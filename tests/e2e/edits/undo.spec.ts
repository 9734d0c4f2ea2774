import { expect, test } from '@playwright/test';

import { DeskPage } from '../support/deskPage';
import { ReadBack } from '../support/readBack';

const SUB = 1006;
const NOTE = 'Collar is cut off 칼라';

const cloud = new ReadBack();

/** The content of a product, independent of the order of its lists. */
async function stored(productId: string): Promise<object> {
  const { detail, text, note } = await cloud.item(SUB, productId);
  return {
    detail: [...(detail as string[])].sort(),
    text: [...(text as string[])].sort(),
    note
  };
}

test('all changes are undone by key after a reload, and redone after another', async ({
  page
}) => {
  const desk = new DeskPage(page);
  await desk.open();
  await desk.chooseCategory(SUB);
  const productId = await desk.productId();
  const before = await stored(productId);
  const paths = await desk.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const [model, moved, deleted, next] = paths.filter(path =>
    path.startsWith('detail/')
  );
  const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);
  const copy = moved.replace(/^[^/]*/, 'text');
  const note = page.getByRole('textbox', { name: 'Note' });

  await test.step('chosen, moved, deleted, noted', async () => {
    await desk.focus(model);
    await desk.press('1');
    await expect(desk.tile(model)).toContainText('Model');
    await desk.focus(moved);
    await desk.press('t');
    await expect(desk.tile(copy)).toBeVisible();
    await desk.focus(deleted);
    await desk.press('Delete');
    await expect(desk.tile(deleted)).toHaveCount(0);
    await note.fill(NOTE);
    await note.blur();
    await expect(desk.message).toContainText('Note written');
    await desk.saved();
    await desk.remembered({ productId });
  });
  const after = await stored(productId);
  expect(after).toMatchObject({ note: NOTE });
  expect(after).not.toMatchObject({ detail: (before as Stored).detail });

  await test.step('undone after a reload, last first, with the same labels', async () => {
    await desk.comeBack();
    await expect.poll(() => desk.productId()).toBe(productId);
    await expect(desk.tile(model)).toContainText('Model');
    await desk.focus(next);
    await desk.press('ControlOrMeta+z');
    await expect(desk.message).toContainText('Note removed again');
    await expect(note).toHaveValue('');
    await desk.press('ControlOrMeta+z');
    await expect(desk.message).toContainText(`Restored ${nameOf(deleted)}`);
    await expect(desk.tile(deleted)).toBeFocused();
    await desk.press('ControlOrMeta+z');
    await expect(desk.message).toContainText(`Moved ${nameOf(moved)} back to `);
    await expect(desk.tile(moved)).toBeFocused();
    await expect(desk.tile(copy)).toHaveCount(0);
    await desk.press('ControlOrMeta+z');
    await expect(desk.message).toContainText('Model cleared again');
    await expect(desk.tile(model)).toBeFocused();
    await expect(desk.tile(model)).not.toContainText('Model');
    await expect(
      page.locator('[data-command="curation:undo"]').first()
    ).toHaveAttribute('aria-disabled', 'true');
    await desk.saved();
    expect(await stored(productId)).toEqual(before);
  });

  await test.step('redone after another reload', async () => {
    await desk.comeBack();
    await desk.focus(next);
    for (const said of [
      'Model: ',
      `Moved ${nameOf(moved)} to text`,
      `Deleted ${nameOf(deleted)}`,
      'Note written'
    ]) {
      await desk.press('ControlOrMeta+Shift+z');
      await expect(desk.message).toContainText(said);
    }
    await expect(desk.tile(model)).toContainText('Model');
    await desk.saved();
    expect(await stored(productId)).toEqual(after);
    expect(await cloud.dangling(await cloud.item(SUB, productId))).toEqual([]);
  });
});

interface Stored {
  readonly detail: readonly string[];
}
