import { countersKey } from '../../../../src/domain/catalogueItem';
import { readCounters } from '../../../../src/domain/product/counters';
import { ChangeRefused, Invalid } from '../../../../src/domain/errors';
import { MAX_CREATED } from '../../../../src/ports/product/catalogue';
import type { CatalogueFixture } from '../catalogue';
import { freshCategory, keyOf, productItem } from './given';

export function fillingContract(given: () => CatalogueFixture): void {
  describe('filling', () => {
    it(`creates ${MAX_CREATED} products with their counters at once`, async () => {
      const { catalogue } = given();
      const category = freshCategory();
      const items = Array.from({ length: MAX_CREATED }, (_, i) =>
        productItem(category, `SKU${i}`, { segment: [] })
      );
      await catalogue.create(category, items);
      expect(await catalogue.item(countersKey(category))).toEqual({
        sub_category: 0,
        product_id: `STATUS_STATS_TOP_${category.subCategory}`,
        main_category: 'TOP',
        target_sub_category: category.subCategory,
        pending_count: 99,
        completed_count: 0,
        pass_count: 0,
        total_products: 99
      });
      expect(await catalogue.count(category)).toMatchObject({ total: 99 });
      expect(await catalogue.item(keyOf(items[98]))).toEqual(items[98]);
    });

    it('adds to existing counters', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      await catalogue.create(category, [productItem(category, 'SKU1')]);
      await seed({
        ...(await catalogue.item(countersKey(category))),
        note: 'kept'
      });
      await catalogue.create(category, [
        productItem(category, 'SKU2'),
        productItem(category, 'SKU3', { current_status: 'COMPLETED' })
      ]);
      const counters = await catalogue.item(countersKey(category));
      expect(counters).toMatchObject({ note: 'kept' });
      expect(readCounters(counters)).toEqual({
        pending: 2,
        completed: 1,
        pass: 0,
        total: 3
      });
    });

    it('creates no product if one of them exists, and reports which', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const there = productItem(category, 'SKU10', { completed_by: 'Lee' });
      await seed(there);
      const error: unknown = await catalogue
        .create(category, [
          productItem(category, 'SKU1'),
          productItem(category, 'SKU10'),
          productItem(category, 'SKU100')
        ])
        .catch(reason => reason);
      expect(error).toBeInstanceOf(ChangeRefused);
      expect((error as ChangeRefused).current).toEqual(there);
      expect(await catalogue.count(category)).toMatchObject({ total: 1 });
      expect(await catalogue.item(countersKey(category))).toBeUndefined();
    });

    it('refuses more than a transaction allows', async () => {
      const category = freshCategory();
      const items = Array.from({ length: MAX_CREATED + 1 }, (_, i) =>
        productItem(category, `SKU${i}`)
      );
      await expect(
        given().catalogue.create(category, items)
      ).rejects.toBeInstanceOf(Invalid);
    });

    it('takes an item out only if it is exactly as it was read', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1', {
        representative_assets: { model: 'detail/a.jpg' },
        flags: new Set(['dark', 'blurred'])
      });
      await seed(productItem(category, 'SKU10'));

      await seed({ ...item, revision: 1 });
      expect(await catalogue.withdraw(item, ['revision'])).toBe(false);
      await seed({ ...item, current_status: 'PASS' });
      expect(await catalogue.withdraw(item, ['revision'])).toBe(false);
      expect(await catalogue.item(keyOf(item))).toMatchObject({
        current_status: 'PASS'
      });

      await seed(item);
      expect(await catalogue.withdraw(item, ['revision'])).toBe(true);
      expect(await catalogue.item(keyOf(item))).toBeUndefined();
      // The answer of the first was lost.
      expect(await catalogue.withdraw(item, ['revision'])).toBe(true);
      expect(await catalogue.count(category)).toMatchObject({ total: 1 });
    });

    it('never takes out an item of partition 0', async () => {
      const { catalogue, seed } = given();
      const item = {
        sub_category: 0,
        product_id: `SETTINGS_${freshCategory().subCategory}`,
        settings: '{}'
      };
      await seed(item);
      expect(await catalogue.withdraw(item, [])).toBe(false);
      expect(await catalogue.item(keyOf(item))).toEqual(item);
    });

    it('stores an item of partition 0 only if it has not changed', async () => {
      const { catalogue, seed } = given();
      const item = {
        sub_category: 0,
        product_id: `SETTINGS_${freshCategory().subCategory}`,
        settings: '{}',
        format: 1
      };
      expect(await catalogue.store(undefined, item)).toBe(true);
      expect(await catalogue.store(undefined, item)).toBe(false);
      const next = { ...item, settings: '{"slots":[]}', min_client: '1' };
      expect(await catalogue.store(item, next)).toBe(true);
      // The writer that read the first item is too late.
      expect(await catalogue.store(item, { ...item, format: 2 })).toBe(false);
      expect(await catalogue.item(keyOf(item))).toEqual(next);

      await seed({ ...next, stranger: ['kept'] });
      const before = await catalogue.item(keyOf(item));
      expect(await catalogue.store(before, { ...item, format: 3 })).toBe(true);
      expect(await catalogue.item(keyOf(item))).toEqual({
        ...next,
        settings: '{}',
        format: 3,
        stranger: ['kept']
      });
    });

    it('does not create an item that is gone', async () => {
      const { catalogue } = given();
      const item = {
        sub_category: 0,
        product_id: `GONE_${freshCategory().subCategory}`,
        format: 1
      };
      expect(await catalogue.store(item, { ...item, format: 2 })).toBe(false);
      expect(await catalogue.item(keyOf(item))).toBeUndefined();
    });

    it('lets one of several concurrent recounts succeed', async () => {
      const { catalogue, seed } = given();
      const item = {
        sub_category: 0,
        product_id: `RACE_${freshCategory().subCategory}`,
        total_products: 1
      };
      await seed(item);
      const stored = await Promise.all(
        [2, 3, 4].map(total =>
          catalogue.store(item, { ...item, total_products: total })
        )
      );
      expect(stored.filter(Boolean)).toHaveLength(1);
    });
  });
}
