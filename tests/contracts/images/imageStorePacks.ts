import { Invalid } from '../../../src/domain/errors';
import type { ImageStoreFixture } from './imageStore';

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Packs of thumbnails and records of migrations, the only objects that are overwritten. */
export function packsContract(
  given: () => {
    readonly fixture: ImageStoreFixture;
    readonly product: string;
  }
): void {
  describe('packs', () => {
    it('stores the first pack, and replaces the pack that was read', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/thumbnails.pack`;
      const first = await images.putPack(key, text('first'), undefined);
      expect(first).toBe((await images.head(key))?.etag);
      const second = await images.putPack(key, text('second'), first);
      expect(second).toBe((await images.head(key))?.etag);
      expect(second).not.toBe(first);
      expect(await images.read(key)).toEqual(
        expect.objectContaining({ length: 6 })
      );
    });

    it('does not replace a pack that another writer stored meanwhile', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/thumbnails.pack`;
      const first = await images.putPack(key, text('first'), undefined);
      await fixture.seed(key, text('theirs'));
      expect(await images.putPack(key, text('mine'), first)).toBeUndefined();
      expect(
        await images.putPack(key, text('mine'), undefined)
      ).toBeUndefined();
      expect((await images.head(key))?.bytes).toBe(6);
    });

    it('succeeds again with the same bytes, as after a lost answer', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/thumbnails.pack`;
      const etag = await images.putPack(key, text('first'), undefined);
      expect(await images.putPack(key, text('first'), undefined)).toBe(etag);
      const next = await images.putPack(key, text('next'), etag);
      expect(await images.putPack(key, text('next'), etag)).toBe(next);
    });

    it('does not replace a pack that is gone', async () => {
      const { fixture, product } = given();
      const key = `${product}/thumbnails.pack`;
      expect(
        await fixture.images.putPack(key, text('mine'), '"gone"')
      ).toBeUndefined();
      expect(await fixture.images.head(key)).toBeUndefined();
    });

    it('overwrites nothing else', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/a.jpg`;
      await fixture.seed(key, text('a'));
      const { etag } = (await images.head(key)) ?? {};
      for (const other of [key, `${product}/meta.json`, 'thumbnails.pack']) {
        await expect(
          images.putPack(other, text('mine'), etag)
        ).rejects.toBeInstanceOf(Invalid);
      }
      expect((await images.head(key))?.etag).toBe(etag);
    });
  });

  describe('records of migrations', () => {
    it('stores the first record, and replaces the one that was read', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/migration.json`;
      const first = await images.putRecord(key, text('first'), undefined);
      expect(first).toBe((await images.head(key))?.etag);
      const second = await images.putRecord(key, text('second'), first);
      expect(second).toBe((await images.head(key))?.etag);
      expect(await images.putRecord(key, text('second'), first)).toBe(second);
    });

    it('does not replace a record that another run stored meanwhile', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/migration.json`;
      const first = await images.putRecord(key, text('first'), undefined);
      await fixture.seed(key, text('theirs'));
      expect(await images.putRecord(key, text('mine'), first)).toBeUndefined();
      expect(
        await images.putRecord(key, text('mine'), undefined)
      ).toBeUndefined();
      expect((await images.head(key))?.bytes).toBe(6);
    });

    it('is written over nothing else', async () => {
      const { fixture, product } = given();
      const { images } = fixture;
      const key = `${product}/detail/a.jpg`;
      await fixture.seed(key, text('a'));
      const { etag } = (await images.head(key)) ?? {};
      for (const other of [
        key,
        `${product}/meta.json`,
        `${product}/thumbnails.pack`
      ]) {
        await expect(
          images.putRecord(other, text('mine'), etag)
        ).rejects.toBeInstanceOf(Invalid);
      }
      expect((await images.head(key))?.etag).toBe(etag);
    });
  });
}
