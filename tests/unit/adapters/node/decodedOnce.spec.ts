/** @jest-environment node */
import sharp from 'sharp';

import { decodedOnce } from '../../../../src/adapters/node/decodedOnce';
import type { DecodedOnce } from '../../../../src/adapters/node/decodedOnce';
import { sharpDecoder } from '../../../../src/adapters/node/sharpDecoder';
import { sharpThumbnails } from '../../../../src/adapters/node/sharpThumbnails';
import { imageFile } from '../../../fixtures/imageFiles';

interface Counted extends DecodedOnce {
  /** What was asked of the readers behind it. */
  readonly asked: readonly string[];
}

/** The real readers, with a note of each question. */
async function counted(): Promise<Counted> {
  const [decoder, maker] = await Promise.all([
    sharpDecoder(),
    sharpThumbnails()
  ]);
  if (!decoder || !maker) {
    throw new Error('sharp is not installed.');
  }
  const asked: string[] = [];
  const noting =
    <T>(name: string, ask: (image: Uint8Array) => T) =>
    (image: Uint8Array): T => {
      asked.push(name);
      return ask(image);
    };
  return {
    ...decodedOnce(
      { problemOf: noting('problemOf', decoder.problemOf) },
      {
        make: noting('make', maker.make),
        makeWhole: noting('makeWhole', maker.makeWhole)
      }
    ),
    asked
  };
}

const drawn = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#a63' } })
    .jpeg()
    .toBuffer();

it('a whole image is decoded once for both answers', async () => {
  const { decoder, maker, asked } = await counted();
  const image = await drawn(800, 600);
  expect(await decoder.problemOf(image)).toBeUndefined();
  expect(await maker.make(image)).toMatchObject({ width: 800, height: 600 });
  expect(asked).toEqual(['makeWhole']);
});

it('the picture is the one that the maker makes without the question', async () => {
  const { decoder, maker } = await counted();
  const image = await drawn(800, 600);
  const alone = await maker.make(image);
  await decoder.problemOf(image);
  expect(await maker.make(image)).toEqual(alone);
});

it('a cut image has the problem that the decoder names', async () => {
  const { decoder, asked } = await counted();
  const image = await drawn(800, 600);
  const cut = Buffer.concat([
    image.subarray(0, image.length * 0.6),
    image.subarray(-2)
  ]);
  expect(await decoder.problemOf(cut)).toMatchObject({ code: 'unreadable' });
  expect(asked).toEqual(['makeWhole', 'problemOf']);
});

it('a long page, of which the picture shows the top, is decoded to its end', async () => {
  const { decoder, maker, asked } = await counted();
  const page = await drawn(100, 2000);
  const cut = Buffer.concat([
    page.subarray(0, page.length * 0.9),
    page.subarray(-2)
  ]);
  expect(await decoder.problemOf(page)).toBeUndefined();
  expect(await decoder.problemOf(cut)).toMatchObject({ code: 'unreadable' });
  expect(await maker.make(page)).toMatchObject({ width: 100, height: 2000 });
  expect(asked.filter(name => name === 'problemOf')).toHaveLength(2);
});

it('a format that is not known is no problem, and has no picture', async () => {
  const { decoder, maker } = await counted();
  const image = imageFile('bmp');
  expect(await decoder.problemOf(image)).toBeUndefined();
  expect(await maker.make(image)).toHaveProperty('problem');
});
