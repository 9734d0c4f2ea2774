import { packValue } from '../../../../src/domain/images/pack/namedPack';
import type { CatalogueFixture } from '../catalogue';
import { freshCategory, keyOf, productItem } from './given';

export function packsContract(given: () => CatalogueFixture): void {
  describe('naming packs', () => {
    it('names a pack, then another, and changes nothing else', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', {
        revision: 3,
        claim_id: 'theirs',
        own: 'kept'
      });
      await seed(item);
      for (const etag of ['"a"', '"b"']) {
        const pack = packValue(etag, '2026-11-22T10:00:00.000Z');
        expect(await catalogue.namePack(keyOf(item), pack)).toBe(true);
        expect(await catalogue.item(keyOf(item))).toEqual({
          ...item,
          thumbnails_pack: pack
        });
      }
    });

    it('never creates an item', async () => {
      const { catalogue } = given();
      const key = { ...freshCategory(), productId: 'NONE' };
      expect(await catalogue.namePack(key, packValue('"a"', ''))).toBe(false);
      expect(await catalogue.item(key)).toBeUndefined();
    });
  });
}
