import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from '@playwright/test';

import { fill, itemOf } from '../support/brokenDataset';
import { DeskPage } from '../support/deskPage';
import { FOLDER, useTable } from '../support/ownTable';
import { beside, clearNotebooks } from '../support/workspace';

const TABLE = 'Keys';
const PRODUCTS = ['79803', '79802', '79801'] as const;
const [PRODUCT, NEXT, LAST] = PRODUCTS;
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;
const [A, B, C, D] = FOLDER.map(name => `detail/${name}`);

/** A desk on a separate table, with the first of three products open. */
const test = base.extend<{ desk: DeskPage }>({
  desk: async ({ page, context }, use) => {
    page.setDefaultTimeout(15_000);
    await useTable(context, TABLE, PRODUCTS);
    const desk = new DeskPage(page);
    await page.goto(LAB);
    await desk.painted();
    await expect.poll(() => desk.productId()).toBe(PRODUCT);
    await use(desk);
  }
});

/** The key of a key event. */
interface Key {
  readonly key: string;
  readonly keyCode: number;
  readonly code?: string;
  readonly shiftKey?: boolean;
}

/** Every shortcut of the desk that changes something, as typed letters, and two that delete. */
async function typeAll(page: Page): Promise<void> {
  await page.keyboard.type('1234cCtTmMxXvVuUnNpPhH?');
  for (const key of ['Space', 'ArrowLeft', 'Delete', 'End', 'Backspace']) {
    await page.keyboard.press(key);
  }
}

/** Expects that nothing was chosen, moved, deleted, asked or left. */
async function expectUntouched(desk: DeskPage): Promise<void> {
  await expect(desk.page.locator('.jp-CurationProduct-id')).toHaveText(PRODUCT);
  await expect(desk.tiles).toHaveCount(FOLDER.length);
  await expect(desk.page.locator('.jp-CurationBadge')).toHaveCount(0);
  await expect(desk.page.locator('.jp-CurationViewer')).toHaveCount(0);
  await expect(desk.page.locator('.jp-Dialog')).toHaveCount(0);
  await expect(desk.message).toHaveText('');
  expect((await itemOf(TABLE, PRODUCT)).detail).toEqual(FOLDER);
}

/** A keydown event as another input source or a held key sends it. */
function keyDown(on: Locator, init: Key): Promise<void> {
  return on.dispatchEvent('keydown', {
    bubbles: true,
    cancelable: true,
    ...init
  });
}

test.afterEach(({ page }) => clearNotebooks(page));

test('the desk ignores what is typed in a notebook beside it', async ({
  desk,
  page
}) => {
  await desk.focus(B);
  await beside(page);
  const cell = page.locator('.jp-Notebook .cm-content').first();
  await cell.click();
  await typeAll(page);
  await expect(cell).toContainText('1234cCtTmM');
  await expectUntouched(desk);

  // Nor shortcuts for cells, while none is being edited.
  await page.keyboard.press('Escape');
  for (const key of ['1', 't', 'm', 'c', 'v', 'x', 'Space', 'Shift+Enter']) {
    await page.keyboard.press(key);
  }
  await expectUntouched(desk);
  await expect(desk.tile(B)).toHaveClass(/jp-mod-focused/);
});

test("what is typed in the desk's own fields stays there", async ({
  desk,
  page
}) => {
  const fields = [
    page.getByRole('textbox', { name: 'Note' }),
    page.getByRole('textbox', { name: 'Go to product' })
  ];
  for (const field of fields) {
    await desk.focus(B);
    await field.click();
    await typeAll(page);
    await expect(field).toHaveValue('1234cCtTmMxXvVuUnNpPhH');
    await field.fill('');
    await expectUntouched(desk);
  }

  // The reason of a hold, in its dialog.
  await desk.focus(B);
  await desk.press('h');
  const words = page.getByRole('textbox', { name: /in your own words/ });
  await words.click();
  await typeAll(page);
  await expect(words).toHaveValue('1234cCtTmMxXvVuUnNpPhH');
  await page
    .locator('.jp-Dialog')
    .getByRole('button', { name: 'Cancel' })
    .click();
  await expectUntouched(desk);
});

test('Space and Enter press the button that has the focus, and nothing else', async ({
  desk,
  page
}) => {
  await desk.focus(B);
  const flag = page.getByRole('button', { name: 'Blurred' });
  await flag.focus();
  await desk.press('Space');
  await expect(flag).toHaveAttribute('aria-pressed', 'true');
  await desk.press('Enter');
  await expect(flag).toHaveAttribute('aria-pressed', 'false');

  // Inside the grid, where Space opens the viewer.
  const section = page.getByRole('button', { name: /^.?detail/ });
  await section.focus();
  await desk.press('Space');
  await expect(section).toHaveAttribute('aria-expanded', 'false');
  await desk.press('Space');
  await expect(section).toHaveAttribute('aria-expanded', 'true');
  await section.focus();
  for (const key of ['Delete', 't', '1']) {
    await desk.press(key);
  }

  await desk.focus(B);
  const toText = page.getByRole('button', { name: 'Move to text' });
  await toText.focus();
  for (const key of ['Delete', 't', '1']) {
    await desk.press(key);
  }
  await expect(page.locator('.jp-CurationViewer')).toHaveCount(0);
  await expect(page.locator('.jp-CurationBadge')).toHaveCount(0);
  await expect(desk.tiles).toHaveCount(FOLDER.length);
  await desk.press('Space');
  await expect(desk.tile(B.replace('detail', 'text'))).toBeVisible();
  await desk.saved();
});

test('a held key acts once, but arrow keys repeat', async ({ desk, page }) => {
  const hold = async (key: string): Promise<void> => {
    for (let turn = 0; turn < 5; turn++) {
      // Playwright marks the second and later events as repeated.
      await page.keyboard.down(key);
    }
    await page.keyboard.up(key);
  };
  await desk.focus(A);
  await hold('ArrowRight');
  await expect(desk.tile('detail/f.png')).toBeFocused();

  await desk.focus(A);
  await hold('Delete');
  await expect(desk.tile(B)).toBeFocused();
  await expect(desk.tiles).toHaveCount(FOLDER.length - 1);
  await hold('t');
  await expect(desk.tile(C)).toBeFocused();
  await hold('1');
  await expect(desk.tile(C)).toContainText('Model');
  await expect(desk.tile(D)).toBeFocused();
  await expect(page.locator('.jp-CurationTile .jp-CurationBadge')).toHaveCount(
    1
  );
  await page.keyboard.down('Control');
  await hold('z');
  await page.keyboard.up('Control');
  await expect(page.locator('.jp-CurationBadge')).toHaveCount(0);
  await expect(desk.tile('text/b.png')).toBeVisible();
  await hold('n');
  await expect.poll(() => desk.productId()).toBe(NEXT);
  await desk.painted();
  await desk.focus(A);
  await hold('h');
  await expect(page.locator('.jp-Dialog :focus')).toHaveCount(1);
  await desk.press('Escape');
  await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  await desk.saved();
});

test('a key that is pressed twice does nothing twice', async ({
  desk,
  page
}) => {
  const twice = async (on: Locator, init: Key): Promise<void> => {
    // Before the effect of the first one is shown.
    await on.evaluate((node, given) => {
      for (let turn = 0; turn < 2; turn++) {
        node.dispatchEvent(
          new KeyboardEvent('keydown', {
            bubbles: true,
            cancelable: true,
            ...given
          })
        );
      }
    }, init);
  };
  await test.step('a dialog opens once', async () => {
    await desk.focus(A);
    await twice(desk.tile(A), { key: 'h', keyCode: 72 });
    await expect(page.locator('.jp-Dialog :focus')).toHaveCount(1);
    await desk.press('Escape');
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
    await desk.focus(A);
    await twice(desk.tile(A), { key: '?', keyCode: 191, shiftKey: true });
    await expect(page.locator('.jp-Dialog :focus')).toHaveCount(1);
    await desk.press('Escape');
    await expect(page.locator('.jp-Dialog')).toHaveCount(0);
  });
  await test.step('a product is completed, but not the next one', async () => {
    await desk.focus(A);
    for (const key of ['1', '2', '3']) {
      await desk.press(key);
    }
    await twice(desk.tile(D), { key: 'Enter', keyCode: 13, shiftKey: true });
    await expect.poll(() => desk.productId()).toBe(NEXT);
    await desk.painted();
    await expect(desk.message).toContainText(`Completed ${PRODUCT}`);
    await desk.saved();
    expect(await itemOf(TABLE, PRODUCT)).toMatchObject({
      current_status: 'COMPLETED'
    });
    expect(await itemOf(TABLE, NEXT)).toMatchObject({
      current_status: 'PENDING'
    });
  });
});

test('a Korean input source does not change the shortcuts', async ({
  desk,
  page
}) => {
  await desk.focus(A);
  await keyDown(desk.tile(A), { key: 'ㅅ', code: 'KeyT', keyCode: 84 });
  await expect(desk.tile('text/a.png')).toBeVisible();
  await expect(desk.tile(B)).toBeFocused();
  await keyDown(desk.tile(B), { key: 'ㅌ', code: 'KeyX', keyCode: 88 });
  await keyDown(desk.tile(B), { key: 'ㅊ', code: 'KeyC', keyCode: 67 });
  await expect(desk.tile(B)).toContainText('Colour 1');
  await desk.press('Control+z');
  await keyDown(desk.tile(B), { key: 'ㅍ', code: 'KeyV', keyCode: 86 });
  await expect(page.locator('.jp-CurationViewer')).toBeVisible();
  await desk.press('Escape');
  await keyDown(desk.tile(B), { key: 'ㅜ', code: 'KeyN', keyCode: 78 });
  await expect.poll(() => desk.productId()).toBe(NEXT);
  await keyDown(page.locator('.jp-CurationTile:focus'), {
    key: 'ㅔ',
    code: 'KeyP',
    keyCode: 80
  });
  await expect.poll(() => desk.productId()).toBe(PRODUCT);
});

test("a team's fifth to ninth slot have keys, which ? shows with all others", async ({
  desk,
  page
}) => {
  const slots = ['model', 'front', 'back', 'side', 'hem', 'label'].map(id => ({
    id,
    label: `The ${id}`
  }));
  await fill(TABLE, [
    {
      sub_category: 0,
      product_id: 'CURATION_SETTINGS',
      format: 1,
      settings: JSON.stringify({ slots })
    }
  ]);
  await page.getByRole('button', { name: /^Refresh the Queue/ }).click();
  await expect(
    page.getByRole('button', { name: /^The hem: empty/ })
  ).toBeVisible();
  await desk.focus(A);
  await desk.press('5');
  await expect(desk.tile(A)).toContainText('5The hem');
  await desk.press('6');
  await expect(desk.tile(B)).toContainText('6The label');
  await desk.press('7');
  await expect(page.locator('.jp-CurationTile .jp-CurationBadge')).toHaveCount(
    2
  );

  await desk.press('Shift+Slash');
  await expect(page.locator('.jp-CurationKeys')).toBeVisible();
  const shown = await page
    .locator('.jp-CurationKeys tbody tr')
    .evaluateAll(rows => rows.map(row => row.textContent ?? ''));
  const expected = [
    /← → ↑ ↓Go to another image/,
    /Shift\+.*Extend the selection/,
    /XSelect or deselect/,
    /Ctrl\+ASelect the section/,
    /EscBack to the focused image/,
    /Space, V.*View the Image/,
    /1Choose as The model/,
    /C, 4Choose as The side/,
    /5Choose as The hem/,
    /6Choose as The label/,
    /T, MMove to text/,
    /Backspace, DelDelete Images/,
    /UUpload Images/,
    /Ctrl\+ZUndo/,
    /Ctrl\+Shift\+ZRedo/,
    /Shift\+EnterComplete the Product/,
    /NNext Product/,
    /PPrevious Product/,
    /HHold the Product/,
    /\?Show All Keys/
  ];
  for (const row of expected) {
    expect(shown).toContainEqual(expect.stringMatching(row));
  }
  expect(shown.join('\n')).not.toContain('the image of a slot');
});

test('a remapped shortcut works, and is shown in its hint', async ({
  desk,
  page
}) => {
  await page.evaluate(() => {
    const { jupyterapp } = window as unknown as {
      jupyterapp: { commands: { addKeyBinding(binding: object): unknown } };
    };
    jupyterapp.commands.addKeyBinding({
      command: 'curation:reclassify',
      args: { folder: 'text' },
      keys: ['Y'],
      selector: '.jp-CurationImages :focus:not(:read-write)'
    });
  });
  await expect(
    page.getByRole('button', { name: 'Move to text' })
  ).toContainText('Y');
  await desk.focus(A);
  await desk.press('y');
  await expect(desk.tile('text/a.png')).toBeVisible();
  await expect.poll(() => desk.productId()).not.toBe(LAST);
});
