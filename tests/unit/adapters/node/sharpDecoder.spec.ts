/** @jest-environment node */
import sharp from 'sharp';
import type { Sharp } from 'sharp';

import { sharpDecoder } from '../../../../src/adapters/node/sharpDecoder';
import type { ImageDecoder } from '../../../../src/ports/images/imageDecoder';
import { imageFile } from '../../../fixtures/imageFiles';

let decoder: ImageDecoder;
beforeAll(async () => {
  const found = await sharpDecoder();
  if (!found) {
    throw new Error('sharp is not installed.');
  }
  decoder = found;
});

/** The same in every run: a cut of a JPEG must not end in half of a marker by chance. */
const noise = (width: number, height: number): Sharp => {
  let last = 1;
  const pixels = Uint8Array.from({ length: width * height * 3 }, () => {
    last = (last * 48_271) % 2_147_483_647;
    return last % 256;
  });
  return sharp(pixels, { raw: { width, height, channels: 3 } });
};

it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)(
  'tells a whole %s from one that was cut and given an end',
  async format => {
    const whole = await noise(160, 480)
      .toFormat(format, { effort: format === 'jpeg' ? undefined : 1 })
      .toBuffer();
    const torn = Buffer.concat([
      whole.subarray(0, whole.length * 0.6),
      whole.subarray(-12)
    ]);

    expect(await decoder.problemOf(whole)).toBeUndefined();
    expect(await decoder.problemOf(torn)).toMatchObject({ code: 'unreadable' });
  }
);

it('says nothing of formats that it does not know', async () => {
  expect(await decoder.problemOf(imageFile('bmp'))).toBeUndefined();
  expect(await decoder.problemOf(Buffer.from('text'))).toBeUndefined();
});

it('is missing if sharp is', async () => {
  const missing = (): Promise<never> => Promise.reject(new Error('missing'));

  expect(await sharpDecoder(missing)).toBeUndefined();
});
