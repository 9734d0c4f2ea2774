/** @jest-environment node */
import sharp from 'sharp';

import { decodeProblem } from '../../../../src/domain/images/decodeProblem';
import { imageSize } from '../../../../src/domain/images/imageSize';
import { MOST_PIXELS } from '../../../../src/domain/reading/sizeLimits';
import { imageFile, jpegOf, pngOf } from '../../../fixtures/imageFiles';

const drawing = () =>
  sharp({
    create: { width: 300, height: 70, channels: 3, background: '#c81e1e' }
  });

it.each(['jpeg', 'png', 'gif', 'avif'] as const)(
  'is read from the header of %s',
  async format => {
    const image = await drawing().toFormat(format).toBuffer();
    expect(imageSize(image)).toEqual({ width: 300, height: 70 });
  }
);

it('is read from all three formats of WebP', async () => {
  const size = { width: 300, height: 70 };
  const lossy = drawing().webp();
  expect(imageSize(await lossy.toBuffer())).toEqual(size);
  const lossless = drawing().webp({ lossless: true });
  expect(imageSize(await lossless.toBuffer())).toEqual(size);
  const extended = drawing().ensureAlpha(0.5).webp();
  expect(imageSize(await extended.toBuffer())).toEqual(size);
});

it('is read from BMP', () => {
  expect(imageSize(imageFile('bmp'))).toEqual({ width: 4, height: 4 });
});

it.each(['jpeg', 'png', 'gif', 'webp', 'bmp', 'clearWebp'] as const)(
  'is undefined for the beginning of %s, and never fails',
  name => {
    const bytes = imageFile(name);
    for (let length = 0; length < Math.min(bytes.length, 40); length++) {
      expect(() => imageSize(bytes.subarray(0, length))).not.toThrow();
    }
    expect(imageSize(bytes.subarray(0, 6))).toBeUndefined();
  }
);

describe('an image that must not be decoded', () => {
  it('has 20,000 x 20,000 pixels, whatever its format is', () => {
    const side = 20_000;
    const problem = { code: 'too-many-pixels', width: side, height: side };
    expect(decodeProblem(pngOf(side, side))).toEqual(problem);
    expect(decodeProblem(jpegOf(side, side))).toEqual(problem);
    // A page of 860 x 30,000, and the largest image that is decoded.
    expect(decodeProblem(pngOf(860, 30_000))).toBeUndefined();
    expect(decodeProblem(pngOf(1, MOST_PIXELS))).toBeUndefined();
    expect(decodeProblem(jpegOf(10_000, 10_000))).toBeUndefined();
    expect(decodeProblem(jpegOf(10_001, 10_000))).toMatchObject({
      code: problem.code
    });
  });

  it('has many frames, if they are all shown', async () => {
    const gif = imageFile('animatedGif');
    expect(imageSize(gif)).toEqual({ width: 48, height: 32, frames: 2 });
    const wide = Uint8Array.from(gif);
    new DataView(wide.buffer).setUint16(6, 9_000, true);
    new DataView(wide.buffer).setUint16(8, 9_000, true);
    expect(decodeProblem(wide)).toBeUndefined();
    expect(decodeProblem(wide, true)).toEqual({
      code: 'too-many-pixels',
      width: 9_000,
      height: 9_000,
      frames: 2
    });
    expect(imageSize(imageFile('animatedPng'))).toHaveProperty('frames', 2);
    expect(imageSize(imageFile('animatedWebp'))).toHaveProperty('frames', 2);
  });

  const small = imageFile('png');
  const header = small.subarray(8, 33);
  const jpeg = imageFile('jpeg');
  const frame = jpegFrame(jpeg);
  const webp = imageFile('clearWebp');

  it.each<[string, Uint8Array]>([
    [
      'a small header before a large one in a PNG',
      Uint8Array.from([
        ...small.subarray(0, 33),
        ...pngOf(20_000, 20_000).subarray(8, 33),
        ...small.subarray(33)
      ])
    ],
    [
      'a second header at the end of a PNG',
      Uint8Array.from([...small.subarray(0, -12), ...header])
    ],
    ['a PNG whose header is cut off', small.subarray(0, 30)],
    ['a PNG that ends after its header', small.subarray(0, 33)],
    [
      'two frames in a JPEG',
      Uint8Array.from([
        ...jpeg.subarray(0, frame.from),
        ...jpeg.subarray(frame.from, frame.to),
        ...jpegOf(20_000, 20_000).subarray(frame.from, frame.to),
        ...jpeg.subarray(frame.to)
      ])
    ],
    ['a JPEG whose header is cut off', jpeg.subarray(0, frame.from + 6)],
    ['a JPEG that ends before its pixels', jpeg.subarray(0, frame.to)],
    ['a WebP with a canvas smaller than its picture', withByte(webp, 24, 3)],
    ['a WebP that ends after its canvas', webp.subarray(0, 30)],
    ['a GIF without a frame', imageFile('gif').subarray(0, 25)],
    ['a text', new TextEncoder().encode('<svg width="9" height="9"/>')],
    ['nothing', new Uint8Array()]
  ])('is %s', (_, bytes) => {
    expect(decodeProblem(bytes)).toEqual({ code: 'not-decodable' });
  });

  it('hides a frame behind bytes that decoders step over', () => {
    const [before, rest] = [jpeg.subarray(0, frame.from), frame.from];
    const hidden = (...filling: number[]): Uint8Array =>
      Uint8Array.from([
        ...before,
        ...filling,
        ...jpegOf(20_000, 20_000).subarray(rest)
      ]);
    const problem = { code: 'too-many-pixels' };
    expect(decodeProblem(hidden(0xff, 0xff))).toMatchObject(problem);
    expect(decodeProblem(hidden(0, 7, 0xff, 0))).toMatchObject(problem);
    expect(decodeProblem(hidden(0xff, 0xd0))).toMatchObject(problem);
  });

  it('is a GIF with a frame beyond its screen', () => {
    const gif = imageFile('gif');
    const at = gif.indexOf(0x2c, 13 + 12);
    const wide = Uint8Array.from(gif);
    new DataView(wide.buffer).setUint16(at + 5, 20_000, true);
    new DataView(wide.buffer).setUint16(at + 7, 20_000, true);
    expect(decodeProblem(wide)).toMatchObject({ code: 'too-many-pixels' });
  });
});

/** Where the segment with the size is. */
function jpegFrame(jpeg: Uint8Array): { from: number; to: number } {
  const from = jpeg.findIndex(
    (byte, at) => byte === 0xff && jpeg[at + 1] === 0xc0
  );
  return { from, to: from + 2 + jpeg[from + 3] };
}

function withByte(bytes: Uint8Array, at: number, byte: number): Uint8Array {
  const other = Uint8Array.from(bytes);
  other[at] = byte;
  return other;
}

// It would be read for seconds, on the thread of the page.
describe('a file of millions of empty parts does not hold up the page', () => {
  const many = (part: readonly number[], count: number): Uint8Array =>
    Buffer.alloc(count * part.length, Uint8Array.from(part));
  const png = pngOf(10, 10);
  const chunks = [0, 0, 0, 0, 0x61, 0x61, 0x41, 0x61, 0, 0, 0, 0];
  const jpeg = jpegOf(10, 10);

  it.each<[string, (count: number) => Uint8Array]>([
    [
      'chunks of a PNG',
      count =>
        Buffer.concat([
          png.subarray(0, 33),
          many(chunks, count),
          png.subarray(33)
        ])
    ],
    [
      'segments of a JPEG',
      count =>
        Buffer.concat([
          jpeg.subarray(0, 2),
          many([0xff, 0xe1, 0, 2], count),
          jpeg.subarray(2)
        ])
    ],
    [
      'bytes before a marker of a JPEG',
      count =>
        Buffer.concat([
          jpeg.subarray(0, 2),
          many([0xff], count),
          jpeg.subarray(2)
        ])
    ]
  ])('%s', (_, fileOf) => {
    const size = { width: 10, height: 10 };
    expect(imageSize(fileOf(1000))).toMatchObject(size);
    expect(decodeProblem(fileOf(1_000_000))).toEqual({ code: 'not-decodable' });
  });
});
