import type { Claim } from '../../../../src/domain/product/claim';
import type { CatalogueFixture } from '../catalogue';
import { freshCategory, keyOf, productItem } from './given';

const mine: Claim = { id: 'mine', by: 'Kim', until: 2000 };
const theirs: Claim = { id: 'theirs', by: 'Lee', until: 2000 };

export function claimingContract(given: () => CatalogueFixture): void {
  describe('claiming', () => {
    it('claims a free product and reads it, and changes nothing else', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1', { revision: 3 });
      await seed(item);
      const claimed = {
        ...item,
        claim_id: 'mine',
        claimed_by: 'Kim',
        claimed_until: 2000
      };
      expect(
        await catalogue.claim(keyOf(item), { claim: mine, now: 1000 })
      ).toEqual({ kind: 'claimed', item: claimed });
      expect(await catalogue.item(keyOf(item))).toEqual(claimed);
    });

    it('is refused with the holder while somebody else has the claim', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      await catalogue.claim(keyOf(item), { claim: theirs, now: 1000 });
      expect(
        await catalogue.claim(keyOf(item), { claim: mine, now: 1999 })
      ).toEqual({
        kind: 'held',
        item: expect.objectContaining({ claim_id: 'theirs', claimed_by: 'Lee' })
      });
    });

    it('renews its own claim, and takes over one that expired or on request', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      await catalogue.claim(keyOf(item), { claim: theirs, now: 1000 });
      const renewed = { ...theirs, until: 3000 };
      expect(
        await catalogue.claim(keyOf(item), { claim: renewed, now: 1500 })
      ).toMatchObject({ kind: 'claimed', item: { claimed_until: 3000 } });
      expect(
        await catalogue.claim(keyOf(item), {
          claim: mine,
          now: 1500,
          takeOver: true
        })
      ).toMatchObject({ kind: 'claimed', item: { claimed_by: 'Kim' } });
      expect(
        await catalogue.claim(keyOf(item), { claim: theirs, now: 2001 })
      ).toMatchObject({ kind: 'claimed', item: { claimed_by: 'Lee' } });
    });

    it('leaves a product in the shape of another program alone', async () => {
      const { catalogue, seed } = given();
      const { current_status: status, ...rest } = productItem(
        freshCategory(),
        'SKU1'
      );
      const item = { ...rest, curation_status: status };
      await seed(item);
      for (const takeOver of [false, true]) {
        expect(
          await catalogue.claim(keyOf(item), { claim: mine, now: 1, takeOver })
        ).toEqual({ kind: 'foreign', item });
      }
      expect(await catalogue.item(keyOf(item))).toEqual(item);
      const both = { ...item, current_status: status };
      await seed(both);
      expect(
        await catalogue.claim(keyOf(item), { claim: mine, now: 1 })
      ).toMatchObject({ kind: 'claimed' });
    });

    it('never creates an item', async () => {
      const { catalogue } = given();
      const key = { ...freshCategory(), productId: 'NONE' };
      for (const takeOver of [false, true]) {
        expect(
          await catalogue.claim(key, { claim: mine, now: 1000, takeOver })
        ).toEqual({ kind: 'missing' });
      }
      await catalogue.release(key, 'mine');
      expect(await catalogue.item(key)).toBeUndefined();
    });

    it('releases its own claim, but not somebody else’s', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      await catalogue.claim(keyOf(item), { claim: theirs, now: 1000 });
      await catalogue.release(keyOf(item), 'mine');
      expect(await catalogue.item(keyOf(item))).toMatchObject({
        claim_id: 'theirs'
      });
      await catalogue.release(keyOf(item), 'theirs');
      expect(await catalogue.item(keyOf(item))).toEqual(item);
    });

    it('lets one of many concurrent claims succeed', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), 'SKU1');
      await seed(item);
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, (_, i) =>
          catalogue.claim(keyOf(item), {
            claim: { id: `person-${i}`, by: `Person ${i}`, until: 2000 },
            now: 1000
          })
        )
      );
      expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
        'claimed',
        ...Array<string>(5).fill('held')
      ]);
    });
  });
}
