import sharp from 'sharp';
import type { Sharp } from 'sharp';

import { imageTraits } from '../../../src/domain/images/imageTraits';
import { packedType } from '../../../src/domain/images/pack/pack';
import type {
  MadeThumbnail,
  ThumbnailMaker
} from '../../../src/ports/images/thumbnailMaker';
import { imageFile, pngOf } from '../../fixtures/imageFiles';

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

/** Red, green and blue in the middle. */
async function middle(made: MadeThumbnail): Promise<number[]> {
  const { picture } = made as { picture: Uint8Array };
  const { data, info } = await sharp(picture)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at =
    (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 4)) * 3;
  return [...data.subarray(at, at + 3)];
}

/** Whether two colours look the same after a lossy encoder. */
function near(colour: readonly number[], wanted: readonly number[]): boolean {
  return colour.every((value, i) => Math.abs(value - wanted[i]) <= 12);
}

/** What every maker of small pictures outside a page does: the contract of `src/ports/images/thumbnailMaker.ts`. */
export function describeThumbnailMaker(
  name: string,
  make: () => Promise<ThumbnailMaker | undefined>
): void {
  describe(`ThumbnailMaker: ${name}`, () => {
    let maker: ThumbnailMaker;
    beforeAll(async () => {
      const found = await make();
      if (!found) {
        throw new Error(`${name} is not installed.`);
      }
      maker = found;
    });

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
      expect(await measured(made)).toEqual({
        of: [1000, 600],
        small: [384, 230]
      });
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
      expect(
        imageTraits((whole as { picture: Uint8Array }).picture).opaque
      ).toBe(true);
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
        problem: {
          code: expect.stringMatching(/^(unknown-format|unreadable)$/)
        }
      });
    });

    it.each([2, 3, 4, 5, 6, 7, 8])(
      'stands upright by EXIF orientation %d',
      async orientation => {
        const upright = await twoHalves(120, 80).png().toBuffer();
        // What a camera stores that was held like this: turned back, it is the same.
        const back: Readonly<Record<number, (image: Sharp) => Sharp>> = {
          2: image => image.flop(),
          3: image => image.rotate(180),
          4: image => image.flip(),
          5: image => image.rotate(270).flop(),
          6: image => image.rotate(270),
          7: image => image.rotate(90).flop(),
          8: image => image.rotate(90)
        };
        const stored = await sharp(
          await back[orientation](sharp(upright)).png().toBuffer()
        )
          .jpeg({ quality: 95 })
          .withMetadata({ orientation })
          .toBuffer();
        const made = await maker.make(stored);
        expect(await measured(made)).toEqual({
          of: [120, 80],
          small: [120, 80]
        });
        const [red, , blue] = await middle(made);
        expect(red).toBeGreaterThan(200);
        expect(blue).toBeLessThan(60);
      }
    );

    it('shows the colours of a profile in sRGB', async () => {
      const made = await maker.make(imageFile('displayP3Jpeg'));
      expect(near(await middle(made), [220, 40, 40])).toBe(true);
      const { icc } = await sharp(
        (made as { picture: Uint8Array }).picture
      ).metadata();
      expect(icc).toBeUndefined();
    });

    it('shows CMYK as red', async () => {
      const [red, green, blue] = await middle(
        await maker.make(imageFile('cmykJpeg'))
      );
      expect(red).toBeGreaterThan(200);
      expect(green).toBeLessThan(80);
      expect(blue).toBeLessThan(80);
    });

    it('shows the top of a long page', async () => {
      const top = { width: 300, height: 375, channels: 3 as const };
      const image = await sharp({
        create: { ...top, height: 3000, background: '#0000ff' }
      })
        .composite([
          {
            input: { create: { ...top, background: '#ff0000' } },
            left: 0,
            top: 0
          }
        ])
        .jpeg()
        .toBuffer();
      const made = await maker.make(image);
      expect(await measured(made)).toEqual({
        of: [300, 3000],
        small: [300, 375]
      });
      expect(near(await middle(made), [254, 0, 0])).toBe(true);
      const wide = await sharp(image).resize(1200).png().toBuffer();
      expect(await measured(await maker.make(wide))).toEqual({
        of: [1200, 12_000],
        small: [307, 384]
      });
    });

    it('shows the top of a long page that lies on its side', async () => {
      const image = await sharp({
        create: { width: 300, height: 3000, channels: 3, background: '#0000ff' }
      })
        .composite([
          {
            input: {
              create: {
                width: 300,
                height: 375,
                channels: 3,
                background: '#ff0000'
              }
            },
            left: 0,
            top: 0
          }
        ])
        .png()
        .toBuffer();
      const stored = await sharp(
        await sharp(image).rotate(270).png().toBuffer()
      )
        .jpeg()
        .withMetadata({ orientation: 6 })
        .toBuffer();
      const made = await maker.make(stored);
      expect(await measured(made)).toEqual({
        of: [300, 3000],
        small: [300, 375]
      });
      expect(near(await middle(made), [254, 0, 0])).toBe(true);
    });

    it.each(['gif', 'png', 'webp'] as const)(
      'keeps the transparent half of a %s',
      async format => {
        const image = await sharp({
          create: {
            width: 60,
            height: 40,
            channels: 4,
            background: '#00000000'
          }
        })
          .composite([
            {
              input: {
                create: {
                  width: 30,
                  height: 40,
                  channels: 4,
                  background: '#ff0000ff'
                }
              },
              left: 0,
              top: 0
            }
          ])
          .toFormat(format)
          .toBuffer();
        const { picture } = (await maker.make(image)) as {
          picture: Uint8Array;
        };
        const { data, info } = await sharp(picture)
          .ensureAlpha()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const at = (x: number): readonly number[] => [
          ...data.subarray(
            (20 * info.width + x) * 4,
            (20 * info.width + x) * 4 + 4
          )
        ];
        expect(at(15)[0]).toBeGreaterThan(200);
        expect(at(15)[3]).toBe(255);
        expect(at(45)[3]).toBe(0);
      }
    );

    it.each([
      ['grey', 'b-w', 8],
      ['grey with 16 bits', 'grey16', 16]
    ] as const)('shows %s as it is', async (_, space, bits) => {
      const grey = sharp({
        create: { width: 50, height: 40, channels: 3, background: '#808080' }
      }).toColourspace(space);
      const image = await grey.png().toBuffer();
      expect((await sharp(image).metadata()).depth).toBe(
        bits === 16 ? 'ushort' : 'uchar'
      );
      expect(near(await middle(await maker.make(image)), [128, 128, 128])).toBe(
        true
      );
    });

    it('makes many at a time, each its own', async () => {
      const sizes = Array.from({ length: 20 }, (_, i) => 50 + i);
      const images = await Promise.all(
        sizes.map(side => twoHalves(side, 40).png().toBuffer())
      );
      const made = await Promise.all(images.map(image => maker.make(image)));
      expect(await Promise.all(made.map(measured))).toEqual(
        sizes.map(side => ({ of: [side, 40], small: [side, 40] }))
      );
    });
  });
}
