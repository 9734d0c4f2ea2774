/** @jest-environment node */
import type sharp from 'sharp';

import { sharpThumbnails } from '../../../../src/adapters/node/sharpThumbnails';
import { findThumbnailMaker } from '../../../../src/cli/jobs/pictures/thumbnailMaker';
import { pngOf } from '../../../fixtures/imageFiles';

it('is undefined if it is not installed', async () => {
  const absent = (): Promise<never> =>
    Promise.reject(new Error('Cannot find package'));
  expect(await sharpThumbnails(absent)).toBeUndefined();
  let said = '';
  const write = (text: string): unknown => (said += text);
  expect(await findThumbnailMaker({ err: { write }, env: {} }, absent)).toEqual(
    {
      packsBy: 'none'
    }
  );
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
