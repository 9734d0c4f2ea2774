/** @jest-environment node */
import { Readable } from 'node:stream';

import { readMeta } from '../../../../../src/app/product/readMeta';
import { DEFAULT_META_PATHS } from '../../../../../src/domain/board/metaPaths';
import { TooLarge } from '../../../../../src/domain/errors';
import { portsOn } from './portsOn';

describe('reading an object of limited size', () => {
  it('returns one that is not larger', async () => {
    const { images } = await portsOn({ body: '12345' });
    const read = await images.read('meta.json', undefined, 5);
    expect(new TextDecoder().decode(read)).toBe('12345');
  });

  it('refuses one that is announced as larger', async () => {
    const { images } = await portsOn({ body: '123456' });
    await expect(images.read('meta.json', undefined, 5)).rejects.toMatchObject({
      code: 'object-too-large',
      facts: { resource: 'arn:aws:s3:::photos/meta.json', limit: 5 }
    });
  });

  it.each(['5', '0'])(
    'refuses one that turns out to be larger than the %s bytes that were announced',
    async announced => {
      const { images } = await portsOn({
        body: '1234567890',
        headers: { 'content-length': announced }
      });
      await expect(
        images.read('meta.json', undefined, 5)
      ).rejects.toBeInstanceOf(TooLarge);
    }
  );

  it.each([
    ['none', {}],
    ['a small one', { 'content-length': '20' }]
  ])(
    'never receives a meta.json of 200 MB, if %s is announced',
    async (_, headers) => {
      const chunk = Buffer.alloc(65_536, '{');
      let sent = 0;
      const body = new Readable({
        highWaterMark: chunk.length,
        read() {
          sent += chunk.length;
          setImmediate(() => this.push(sent > 200_000_000 ? null : chunk));
        }
      });
      const { images } = await portsOn({ body, headers });
      const product = {
        mainCategory: 'TOP',
        subCategory: 1005,
        productId: '79823'
      };
      await expect(
        readMeta({ images, prefix: '' }, product, DEFAULT_META_PATHS)
      ).rejects.toMatchObject({ code: 'object-too-large' });
      // What the reader holds, and what is on its way to it.
      expect(sent).toBeLessThan(1_500_000);
      expect(body.destroyed).toBe(true);
    }
  );

  it('has a limit for every object, also if the caller names none', async () => {
    const chunk = Buffer.alloc(10_000_000);
    let sent = 0;
    const body = new Readable({
      read() {
        sent += chunk.length;
        setImmediate(() => this.push(chunk));
      }
    });
    const { images } = await portsOn({ body });
    await expect(images.read('TOP/1005/1/detail/a.jpg')).rejects.toMatchObject({
      facts: { limit: 100_000_000 }
    });
    expect(sent).toBeLessThan(150_000_000);
  });
});
