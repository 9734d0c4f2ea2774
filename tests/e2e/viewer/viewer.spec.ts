import { expect, test } from '../support/deskTest';
import { jpegSize, onItsSide } from '../support/jpeg';
import { ReadBack } from '../support/readBack';

const CATEGORY = { main: 'TOP', sub: 1005 };

// The sample's images are larger than the viewer at 100%.
test.use({ viewport: { width: 1280, height: 720 } });

const cloud = new ReadBack();

const nameOf = (path: string): string => path.slice(path.indexOf('/') + 1);

test('an image is viewed, compared and cropped by key', async ({
  desk,
  page
}) => {
  await desk.open();
  await desk.chooseCategory(CATEGORY.sub);
  const productId = await desk.productId();
  const keyOf = (path: string): string =>
    `${CATEGORY.main}/${CATEGORY.sub}/${productId}/${path}`;
  const paths = await desk.tiles.evaluateAll(tiles =>
    tiles.map(tile => tile.getAttribute('data-path') ?? '')
  );
  const at = paths.findIndex(path => path.endsWith('.jpg'));
  const [source, next] = [paths[at], paths[at + 1]];
  const original = await cloud.bytes(keyOf(source));

  const viewer = page.getByRole('dialog');
  const full = viewer.getByAltText(nameOf(source));
  const widthOf = (): Promise<number> =>
    full.evaluate(node => node.getBoundingClientRect().width);
  const size = jpegSize(original);

  await test.step('it opens by key, and shows the whole image', async () => {
    await desk.focus(source);
    await desk.press('v');
    await expect(viewer).toBeFocused();
    await expect(viewer).toHaveAccessibleName(`Viewer: ${nameOf(source)}`);
    await expect(full).not.toHaveClass(/jp-mod-loading/);
    const fitted = await widthOf();
    await desk.press('=');
    await expect.poll(widthOf).toBeGreaterThan(fitted);
    await desk.press('0');
    await expect.poll(widthOf).toBeCloseTo(fitted, 3);
  });

  await test.step('the wheel zooms the image at the pointer, not the page', async () => {
    const before = await full.boundingBox();
    const [x, y] = [before!.x + 20, before!.y + before!.height - 20];
    await page.mouse.move(x, y);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -400);
    await page.keyboard.up('Control');
    await expect.poll(widthOf).toBeGreaterThan(before!.width * 1.1);
    await page.mouse.wheel(0, -300);
    await expect.poll(widthOf).toBeGreaterThan(before!.width * 1.3);
    const after = await full.boundingBox();
    expect((after!.y + after!.height - y) / after!.height).toBeCloseTo(
      20 / before!.height,
      2
    );
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1);
  });

  await test.step('100% shows one image pixel on one screen pixel, and an input source does not change the key', async () => {
    await desk.press('0');
    // As a Korean input source sends Z.
    await viewer.dispatchEvent('keydown', { key: 'ㅋ', keyCode: 90 });
    await expect.poll(widthOf).toBeCloseTo(size.width, 3);
    await expect(
      viewer.getByRole('button', { name: 'Actual size' })
    ).toHaveAttribute('aria-pressed', 'true');
    await desk.press('z');
    await expect.poll(widthOf).not.toBe(size.width);
  });

  await test.step('Tab stays in the visible area', async () => {
    await desk.press('Shift+Tab');
    const behind = await page.evaluate(
      () => document.activeElement?.closest('.jp-CurationImages') !== null
    );
    expect(behind).toBe(false);
    await viewer.locator('.jp-CurationViewer-stage').click();
    await desk.press('0');
    await expect(viewer).toBeFocused();
  });

  await test.step('arrow keys show other images, a slot key chooses one', async () => {
    await desk.press('ArrowRight');
    await expect(viewer).toHaveAccessibleName(`Viewer: ${nameOf(next)}`);
    await desk.press('ArrowLeft');
    await expect(viewer).toHaveAccessibleName(`Viewer: ${nameOf(source)}`);
  });

  await test.step('two are compared, and zoom together', async () => {
    await desk.press('b');
    await expect(viewer.locator('figure')).toHaveCount(2);
    await expect(viewer).toHaveAccessibleName(
      new RegExp(`^Viewer: ${nameOf(source)} beside `)
    );
    await desk.press('=');
    await desk.press('=');
    await desk.press('d');
    const places = (): Promise<number[]> =>
      viewer.locator('figure').evaluateAll(panes =>
        panes.map(pane => {
          const stage = pane.querySelector('.jp-CurationViewer-stage')!;
          const image = [...pane.querySelectorAll('img')].pop()!;
          const middle = stage.getBoundingClientRect();
          const box = image.getBoundingClientRect();
          return (middle.left + middle.width / 2 - box.left) / box.width;
        })
      );
    await expect
      .poll(async () => {
        const [one, other] = await places();
        return one > 0.5 && Math.abs(one - other) < 0.01;
      })
      .toBe(true);
    await desk.press('Shift+B');
    await expect(
      viewer.locator('figure[aria-current="true"] b')
    ).not.toHaveText(nameOf(source));
    await desk.press('Shift+B');
    await desk.press('b');
    await expect(viewer.locator('figure')).toHaveCount(1);
  });

  await test.step('a crop becomes a new image of segment', async () => {
    const before = await cloud.item(CATEGORY.sub, productId);
    const folder = before.segment as string[];
    await desk.press('k');
    const frame = viewer.getByRole('group', { name: 'Crop frame' });
    await expect(frame).toBeFocused();
    await desk.press('ArrowRight');
    await desk.press('Shift+ArrowLeft');
    await desk.press('Shift+ArrowUp');
    const drawn = await viewer.locator('output').textContent();
    const [width, height] = drawn!
      .replace(/,(?=\d)/g, '')
      .match(/\d+/g)!
      .map(Number);
    expect(width).toBeLessThan(size.width * 0.8);
    await desk.press('Enter');
    const name = nameOf(source).replace('.jpg', '-crop.jpg');
    await expect(viewer).toHaveAccessibleName(`Viewer: ${name}`, {
      timeout: 20_000
    });
    await expect(viewer).toBeFocused();
    await desk.saved();
    const after = await cloud.item(CATEGORY.sub, productId);
    expect(after.segment).toEqual([...folder, name]);
    expect(jpegSize(await cloud.bytes(keyOf(`segment/${name}`)))).toEqual({
      width,
      height
    });
    expect((await cloud.bytes(keyOf(source))).equals(original)).toBe(true);

    await desk.press('ControlOrMeta+z');
    await expect(viewer).toHaveAccessibleName(`Viewer: ${nameOf(source)}`);
    await desk.press('ControlOrMeta+Shift+z');
    await expect(viewer).toHaveAccessibleName(`Viewer: ${name}`);
    await desk.saved();
    expect((await cloud.item(CATEGORY.sub, productId)).segment).toEqual([
      ...folder,
      name
    ]);
    await desk.press('Escape');
    await expect(viewer).toHaveCount(0);
    await expect(desk.tile(`segment/${name}`)).toBeFocused();
  });

  await test.step('a rotated image is cropped as it is shown', async () => {
    const chooser = page.waitForEvent('filechooser');
    await desk.press('u');
    await (
      await chooser
    ).setFiles({
      name: 'side.jpg',
      mimeType: 'image/jpeg',
      buffer: onItsSide(original)
    });
    await expect(desk.tile('detail/side.jpg')).toBeFocused();
    // Wider than the stored image, so it fits only if the image is rotated.
    const area = {
      left: size.height - 200,
      top: size.width - 100,
      width: 200,
      height: 100
    };
    expect(area.left + area.width).toBeGreaterThan(size.width);
    await page.evaluate(
      given =>
        (
          window as unknown as {
            jupyterapp: {
              commands: { execute(id: string, args: object): unknown };
            };
          }
        ).jupyterapp.commands.execute('curation:crop', given),
      area
    );
    await expect(desk.tile('segment/side-crop.jpg')).toBeVisible();
    await desk.saved();
    expect(jpegSize(await cloud.bytes(keyOf('segment/side-crop.jpg')))).toEqual(
      { width: 200, height: 100 }
    );
  });

  expect(
    await cloud.dangling(await cloud.item(CATEGORY.sub, productId))
  ).toEqual([]);
});
