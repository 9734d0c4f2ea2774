import type { Locator } from '@playwright/test';
import { expect, test } from '@playwright/test';
import sharp from 'sharp';

import { sharpThumbnails } from '../../src/adapters/node/sharpThumbnails';
import { boxedFile, imageFile } from '../fixtures/imageFiles';
import { putObjects } from './support/brokenDataset';
import { DeskPage } from './support/deskPage';
import { onItsSide } from './support/jpeg';
import { useTable } from './support/ownTable';

const PRODUCT = '79801';
const LAB = `${process.env.CURATION_LAB_URL}/lab?curation=open&reset`;

const jpeg = Buffer.from(imageFile('jpeg'));

/** The files in the bucket. Their names do not tell what they contain. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  'upright.jpg': jpeg,
  'side.jpg': onItsSide(jpeg),
  'inks.jpg': imageFile('cmykJpeg'),
  'profile.jpg': imageFile('displayP3Jpeg'),
  'half.jpg': jpeg.subarray(0, jpeg.length - 120),
  'head.jpg': jpeg.subarray(0, 60),
  'clear.png': imageFile('clearPng'),
  'phone.jpg': boxedFile('heic', 'mif1'),
  'scan.jpg': imageFile('tiff'),
  'page.jpg': Buffer.from('<!DOCTYPE html><title>Not found</title>'),
  'moves.gif': imageFile('animatedGif'),
  'moves.png': imageFile('animatedPng'),
  'moves.webp': imageFile('animatedWebp'),
  'stands.gif': imageFile('gif')
};

/** The small picture of a tile: its size, its type, and its colours on the left, on the right and at the bottom, from 0 to 255. */
async function pictureIn(tile: Locator) {
  const image = tile.locator('img');
  await image.scrollIntoViewIfNeeded();
  await expect(image).toBeVisible();
  return image.evaluate(async node => {
    const { src } = node as HTMLImageElement;
    const picture = await (await fetch(src)).blob();
    const bitmap = await createImageBitmap(picture);
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    bitmap.close();
    const at = (x: number, y: number): number[] =>
      Array.from(
        context?.getImageData(
          Math.floor(x * width),
          Math.floor(y * height),
          1,
          1
        ).data ?? []
      );
    return {
      width,
      height,
      type: picture.type,
      left: at(0.25, 0.25),
      right: at(0.75, 0.25),
      low: at(0.25, 0.75)
    };
  });
}

/** Whether two colours look the same. */
function expectColour(found: number[], colour: number[], by = 30): void {
  colour.forEach((part, at) =>
    expect(Math.abs(found[at] - part), `${found.join()}`).toBeLessThan(by)
  );
}

test('pictures are upright and in the right colours, and animated or unreadable files are labelled', async ({
  page,
  context
}) => {
  const names = Object.keys(FILES);
  await useTable(context, 'Pictures', [PRODUCT], names);
  for (const [name, bytes] of Object.entries(FILES)) {
    await putObjects(PRODUCT, [`detail/${name}`], Buffer.from(bytes));
  }
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  const tile = (name: string): Locator => desk.tile(`detail/${name}`);
  const red = [200, 30, 30];
  const blue = [30, 30, 200];

  await test.step('a picture is shown in the orientation of its camera, with its size in that orientation', async () => {
    const upright = await pictureIn(tile('upright.jpg'));
    expect(upright).toMatchObject({ width: 48, height: 32 });
    expectColour(upright.left, red);
    expectColour(upright.right, blue);
    const side = await pictureIn(tile('side.jpg'));
    expect(side).toMatchObject({ width: 32, height: 48 });
    expectColour(side.left, red);
    expectColour(side.right, red);
    expectColour(side.low, blue);
    await expect(tile('side.jpg')).toHaveAttribute('title', /32 × 48/);
  });

  await test.step('CMYK, and a wide-gamut profile', async () => {
    const inks = await pictureIn(tile('inks.jpg'));
    expect(inks.left[0]).toBeGreaterThan(150);
    expect(inks.left[1]).toBeLessThan(110);
    expect(inks.left[2]).toBeLessThan(110);
    const profile = await pictureIn(tile('profile.jpg'));
    expectColour(profile.left, [220, 40, 40], 10);
  });

  await test.step('transparency is kept', async () => {
    const clear = await pictureIn(tile('clear.png'));
    expect(clear).toMatchObject({ type: 'image/webp', width: 32 });
    expect(clear.left[3]).toBe(0);
    expect(await pictureIn(tile('upright.jpg'))).toHaveProperty(
      'type',
      'image/jpeg'
    );
  });

  await test.step('a truncated file is shown as far as possible, or labelled', async () => {
    const half = tile('half.jpg');
    await half.scrollIntoViewIfNeeded();
    await expect(
      half.locator('img').or(half.getByText('A broken JPEG image'))
    ).toBeVisible();
    await expect(tile('head.jpg')).toContainText('A broken JPEG image');
  });

  await test.step('a file that the browser cannot show is labelled by its kind', async () => {
    for (const [name, words] of [
      ['phone.jpg', 'A HEIC image, which this browser cannot show'],
      ['scan.jpg', 'A TIFF image, which this browser cannot show'],
      ['page.jpg', 'A web page, not an image']
    ]) {
      await tile(name).scrollIntoViewIfNeeded();
      await expect(tile(name)).toContainText(words);
      await expect(tile(name)).toHaveAccessibleName(`${name}, ${words}`);
    }
  });

  await test.step('an animated image is marked, and announced', async () => {
    for (const name of ['moves.gif', 'moves.png', 'moves.webp']) {
      const first = await pictureIn(tile(name));
      expectColour(first.left, red, 50);
      await expect(tile(name)).toContainText('animated');
      await expect(tile(name)).toHaveAccessibleName(
        `${name}, animated, small: 48 × 32 · ${FILES[name].length} bytes`
      );
    }
    await pictureIn(tile('stands.gif'));
    await expect(tile('stands.gif')).not.toContainText('animated');
  });
});

/** What a pack has of a file: the size that it notes, and the colours of its picture. */
async function packed(bytes: Uint8Array) {
  const made = await (await sharpThumbnails())?.make(bytes);
  if (made === undefined || 'problem' in made) {
    throw new Error(`No picture was made: ${JSON.stringify(made)}`);
  }
  const { data, info } = await sharp(made.picture)
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): number[] => {
    const row = Math.floor(y * info.height) * info.width;
    const start = 4 * (row + Math.floor(x * info.width));
    const colour = [...data.subarray(start, start + 4)];
    // What is fully transparent has no colour.
    return colour[3] === 0 ? [0, 0, 0, 0] : colour;
  };
  const { width, height, animated = false } = made;
  return { width, height, animated, left: at(0.25, 0.25), low: at(0.25, 0.75) };
}

test('packs and pages agree on everything that changes a picture', async ({
  page,
  context
}) => {
  const turned = await Promise.all(
    (['jpeg', 'png', 'webp', 'avif'] as const).map(
      async format =>
        [
          `turned.${format}`,
          await sharp(jpeg)
            .resize(480, 320)
            .toFormat(format, { quality: 90 })
            .withMetadata({ orientation: 6 })
            .toBuffer()
        ] as const
    )
  );
  const files = new Map<string, Uint8Array>([
    ...turned,
    ...['side.jpg', 'profile.jpg', 'clear.png'].map(
      name => [name, FILES[name]] as const
    ),
    ...['moves.gif', 'moves.png', 'moves.webp'].map(
      name => [name, FILES[name]] as const
    )
  ]);
  await useTable(context, 'Agreement', [PRODUCT], [...files.keys()]);
  for (const [name, bytes] of files) {
    await putObjects(PRODUCT, [`detail/${name}`], Buffer.from(bytes));
  }
  const desk = new DeskPage(page);
  await page.goto(LAB);
  await desk.painted();
  for (const [name, bytes] of files) {
    await test.step(name, async () => {
      const pack = await packed(bytes);
      const tile = desk.tile(`detail/${name}`);
      const shown = await pictureIn(tile);
      await expect(tile).toHaveAttribute(
        'title',
        new RegExp(`${pack.width} × ${pack.height}`)
      );
      await expect(tile.getByText('animated', { exact: true })).toHaveCount(
        pack.animated ? 1 : 0
      );
      expectColour(shown.left, pack.left, 50);
      expectColour(shown.low, pack.low, 50);
    });
  }
});
