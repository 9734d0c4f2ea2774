import { expect, test } from '../support/deskTest';

const CATEGORY = 1005;

test.use({ viewport: { width: 1280, height: 800 } });

/** The selector, if a point of the screen shows a part of what matches; else what is there. */
const isAt = ([x, y, selector]: readonly [number, number, string]): string => {
  const node = document.elementFromPoint(x, y);
  return node?.closest(selector)
    ? selector
    : (node?.outerHTML.slice(0, 200) ?? 'nothing');
};

test('the checks and Complete are in sight, and the desk and the viewer fill the window', async ({
  desk,
  page
}) => {
  await desk.open();
  await desk.chooseCategory(CATEGORY);
  const board = page.locator('.jp-CurationBoard');
  const viewer = page.getByRole('dialog');
  const preview = page.locator('.jp-CurationPreview');

  await test.step('at 1280 x 800 nothing of the foot is cut off', async () => {
    for (const part of [
      board.getByRole('list', { name: 'Checks' }),
      board.getByRole('button', { name: /^Complete/ })
    ]) {
      await expect(part).toBeInViewport({ ratio: 1 });
    }
  });

  await test.step('Shift+F lets the desk cover all of JupyterLab, Esc leads back', async () => {
    await desk.settled();
    await desk.tiles.first().click();
    await expect(page.locator('.jp-CurationTile:focus')).toHaveCount(1);
    await desk.press('Shift+F');
    await expect(page.locator('.jp-CurationFullWindow')).toHaveCount(1);
    const corners = [
      [2, 2],
      [1278, 2],
      [2, 798],
      [1278, 798]
    ] as const;
    for (const [x, y] of corners) {
      await expect
        .poll(() =>
          page.evaluate(isAt, [x, y, '.jp-CurationFullWindow'] as const)
        )
        .toBe('.jp-CurationFullWindow');
    }
    const { width } = (await page.locator('.jp-CurationDesk').boundingBox())!;
    // The frame of a widget takes a pixel on each side.
    expect(width).toBeGreaterThan(1276);
    await desk.press('Escape');
    await expect(page.locator('.jp-CurationFullWindow')).toHaveCount(0);
    expect(await page.evaluate(isAt, [2, 2, '#jp-top-panel'] as const)).toBe(
      '#jp-top-panel'
    );
    expect(
      (await page.locator('.jp-CurationDesk').boundingBox())!.width
    ).toBeLessThan(1280);
    await expect(page.locator('.jp-CurationTile:focus')).toHaveCount(1);
  });

  await test.step('the viewer has no preview beside it, and fills the window itself', async () => {
    await expect(preview).toBeVisible();
    await desk.press('Space');
    await expect(viewer).toBeFocused();
    await expect(preview).toHaveCount(0);
    await desk.press('Shift+F');
    for (const [x, y] of [
      [2, 2],
      [1278, 798]
    ] as const) {
      await expect
        .poll(() => page.evaluate(isAt, [x, y, '.jp-CurationLarge'] as const))
        .toBe('.jp-CurationLarge');
    }
    await expect(viewer).toBeFocused();
    await desk.press('Escape');
    await expect(viewer).toHaveCount(0);
    await expect(page.locator('.jp-CurationFullWindow')).toHaveCount(0);
    await expect(page.locator('.jp-CurationTile:focus')).toHaveCount(1);
  });

  await test.step('the list of keys is searched at once', async () => {
    await desk.press('Shift+Slash');
    const find = page.getByRole('searchbox', { name: 'Find a key' });
    await expect(find).toBeFocused();
    await page.keyboard.type('full window');
    await expect(page.locator('.jp-CurationKeys tr')).toHaveText([
      'Shift+FFull Window'
    ]);
    await desk.press('Escape');
  });
});
