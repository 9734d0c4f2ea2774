/** @jest-environment node */
import sharp from 'sharp';
import type { Sharp } from 'sharp';

import { sharpThumbnails } from '../../../../src/adapters/node/sharpThumbnails';
import { findThumbnailMaker } from '../../../../src/cli/jobs/thumbnailMaker';
import { imageTraits } from '../../../../src/domain/images/imageTraits';
import { packedType } from '../../../../src/domain/images/pack/pack';
import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../../../src/ports/images/thumbnailMaker';
import { imageFile, pngOf } from '../../../fixtures/imageFiles';

let maker: ThumbnailMaker;
beforeAll(async () => {
  const found = await sharpThumbnails();
  if (!found) {
    throw new Error('sharp is not installed.');
  }
  maker = found;
});

/** Left half red, right half blue. */
function twoHalves(width: number, height: number): Sharp {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  return sharp({
    create: { width, height, channels: 3, background: '#0000ff' }
  }).composite([
    {
      input: { create: { ...half, background: '#ff0000' } },
      left: 0,
      top: 0
    }
  ]);
}

async function measured(made: MadeThumbnail): Promise<object> {
  if ('problem' in made) {
    return made;
  }
  const { width, height } = await sharp(made.picture).metadata();
  return { of: [made.width, made.height], small: [width, height] };
}

/** Red, green and blue in the middle of the upper half. */
async function upperHalf(made: MadeThumbnail): Promise<number[]> {
  const { picture } = made as { picture: Uint8Array };
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(info.height / 4) * info.width + Math.floor(info.width / 2)) * 3;
  return [...data.subarray(at, at + 3)];
}

it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
  'makes a small WebP of %s',
  async format => {
    const image = await twoHalves(1000, 600).toFormat(format).toBuffer();
    const made = await maker.make(image);
    expect(await measured(made)).toEqual({
      of: [1000, 600],
      small: [384, 230]
    });
    expect(made).not.toHaveProperty('animated');
    expect(packedType((made as { picture: Uint8Array }).picture)).toBe(
      'image/webp'
    );
  }
);

it('turns an image by its EXIF orientation, and returns its turned size', async () => {
  const image = await twoHalves(1000, 600)
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const made = await maker.make(image);
  expect(await measured(made)).toEqual({
    of: [600, 1000],
    small: [230, 384]
  });
  const [red, , blue] = await upperHalf(made);
  expect(red).toBeGreaterThan(200);
  expect(blue).toBeLessThan(50);
});

it('turns no WebP by its EXIF data, as no page does', async () => {
  const image = await twoHalves(1000, 600)
    .webp()
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const made = await maker.make(image);
  expect(await measured(made)).toEqual({ of: [1000, 600], small: [384, 230] });
});

it('names an image with more pixels than are decoded', async () => {
  expect(await maker.make(pngOf(17_000, 17_000))).toEqual({
    problem: { code: 'too-many-pixels', width: 17_000, height: 17_000 }
  });
});

it('says of a moving PNG that it moves, as a page does', async () => {
  expect(await maker.make(imageFile('animatedPng'))).toMatchObject({
    width: 48,
    height: 32,
    animated: true
  });
});

it('keeps what is transparent', async () => {
  const image = await sharp({
    create: { width: 40, height: 30, channels: 4, background: '#00000000' }
  })
    .png()
    .toBuffer();
  const made = (await maker.make(image)) as { picture: Uint8Array };
  expect(imageTraits(made.picture).opaque).toBe(false);
  const whole = await maker.make(await twoHalves(40, 30).png().toBuffer());
  expect(imageTraits((whole as { picture: Uint8Array }).picture).opaque).toBe(
    true
  );
});

it('makes no image larger than it is', async () => {
  const image = await twoHalves(40, 30).png().toBuffer();
  expect(await measured(await maker.make(image))).toEqual({
    of: [40, 30],
    small: [40, 30]
  });
});

it('shows the first picture of one that moves', async () => {
  const frames = await Promise.all(
    ['#ff0000', '#0000ff'].map(background =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer()
    )
  );
  const image = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const made = await maker.make(image);
  expect(await measured(made)).toEqual({ of: [20, 20], small: [20, 20] });
  expect(made).toHaveProperty('animated', true);
  expect((await upperHalf(made))[0]).toBeGreaterThan(200);
});

it.each<[string, () => Promise<Uint8Array>]>([
  ['no image', async () => new TextEncoder().encode('no image')],
  ['nothing', async () => new Uint8Array()],
  [
    'a drawing, which could ask for files',
    async () =>
      new TextEncoder().encode(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
      )
  ],
  [
    'half an image',
    async () => {
      const image = await twoHalves(400, 400).png().toBuffer();
      return image.subarray(0, image.length / 2);
    }
  ]
])('says that it is none of %s', async (_, image) => {
  expect(await maker.make(await image())).toMatchObject({
    problem: { code: expect.stringMatching(/^(unknown-format|unreadable)$/) }
  });
});

it('is undefined if it is not installed', async () => {
  const absent = (): Promise<never> =>
    Promise.reject(new Error('Cannot find package'));
  expect(await sharpThumbnails(absent)).toBeUndefined();
  let said = '';
  const write = (text: string): unknown => (said += text);
  expect(await findThumbnailMaker({ write }, absent)).toBeUndefined();
  expect(said).toMatch(/^No packs of thumbnails are written: .*\n$/);
});

it('large images are decoded one at a time, and others meanwhile', async () => {
  let decoding = 0;
  let most = 0;
  const ends: (() => void)[] = [];
  const picture: object = new Proxy(
    {
      metadata: async () => ({ width: 1, height: 1, autoOrient: {} }),
      toBuffer: () => {
        most = Math.max(most, ++decoding);
        return new Promise<Buffer>(resolve =>
          ends.push(() => {
            decoding--;
            resolve(Buffer.alloc(1));
          })
        );
      }
    } as Record<string, unknown>,
    {
      get: (made, name: string) =>
        name in made || name === 'then' ? made[name] : () => picture
    }
  );
  const fake = (() => picture) as unknown as typeof sharp;
  fake.cache = (() => undefined) as unknown as typeof sharp.cache;
  const slow = await sharpThumbnails(async () => ({ default: fake }));
  const made = [pngOf(9000, 9000), pngOf(9000, 9000), pngOf(9, 9)].map(image =>
    slow?.make(image)
  );
  const settle = (): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, 10));
  await settle();
  // A large one and the small one.
  expect(decoding).toBe(2);
  ends.splice(0).forEach(end => end());
  await settle();
  expect(decoding).toBe(1);
  ends.splice(0).forEach(end => end());
  await Promise.all(made);
  expect(most).toBe(2);
});
