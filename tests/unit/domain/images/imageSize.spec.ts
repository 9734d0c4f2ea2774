/** @jest-environment node */
import sharp from 'sharp';

import {
  MOST_PIXELS,
  imageSize,
  tooManyPixels
} from '../../../../src/domain/images/imageSize';
import { imageFile, pngOf } from '../../../fixtures/imageFiles';

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

it('tells which images are too large to be decoded', () => {
  expect(tooManyPixels(pngOf(17_000, 17_000))).toEqual({
    width: 17_000,
    height: 17_000
  });
  // A page of 860 x 30,000, and the largest image that is decoded.
  expect(tooManyPixels(pngOf(860, 30_000))).toBeUndefined();
  expect(tooManyPixels(pngOf(1, MOST_PIXELS))).toBeUndefined();
  expect(tooManyPixels(new Uint8Array(9))).toBeUndefined();
});
