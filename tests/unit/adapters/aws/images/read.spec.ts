/** @jest-environment node */
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
});
