import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { countersItem } from '../../../../src/domain/product/counters';
import { NO_PRODUCTS } from '../../../../src/domain/product/status';
import type { Cursor } from '../../../../src/ports/product/catalogue';
import type { CatalogueFixture } from '../catalogue';
import { freshCategory, productItem, without } from './given';

export function scanningContract(given: () => CatalogueFixture): void {
  describe('scanning', () => {
    it('pages over all items of a sub category in key order', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const { subCategory } = category;
      const items = [
        productItem(category, 'SKU1', { stranger: { deep: ['x'] } }),
        without(productItem(category, 'SKU10'), 'category_status'),
        without(productItem(category, 'SKU2'), 'current_status'),
        productItem({ ...category, mainCategory: 'BOTTOM' }, 'SKU3'),
        productItem(category, '상의')
      ];
      for (const item of [...items].reverse()) {
        await seed(item);
      }
      await seed(productItem(freshCategory(), 'ELSEWHERE'));
      for (const limit of [1, 2, 5, 50]) {
        const found: CatalogueItem[] = [];
        let cursor: Cursor | undefined;
        let pages = 0;
        do {
          const page = await catalogue.products({ subCategory, limit, cursor });
          expect(page.items.length).toBeLessThanOrEqual(limit);
          found.push(...page.items);
          cursor = page.cursor;
          pages += 1;
          expect(pages).toBeLessThan(20);
        } while (cursor !== undefined);
        expect(found).toEqual(items);
      }
    });

    it('has no products in partition 0', async () => {
      expect(
        await given().catalogue.products({ subCategory: 0, limit: 5 })
      ).toEqual({ items: [], read: 0, cursor: undefined });
    });

    it('returns only the attributes that were asked for', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      await seed(productItem(category, 'SKU1', { completed_by: 'Kim' }));
      await seed(without(productItem(category, 'SKU2'), 'current_status'));
      const { items, read } = await catalogue.products({
        subCategory: category.subCategory,
        limit: 5,
        // One is a reserved word, one is on no item.
        attributes: ['text', 'current_status', 'completed_by', 'nowhere']
      });
      expect(items).toEqual([
        { text: [], current_status: 'PENDING', completed_by: 'Kim' },
        { text: [] }
      ]);
      expect(read).toBe(2);
    });

    it('lists each category that has products or counters', async () => {
      const { catalogue, seed } = given();
      const shared = freshCategory('TOP_A');
      const bottom = { ...shared, mainCategory: '하의 #1' };
      const counted = freshCategory('ONLY_COUNTED');
      const broken = freshCategory();
      await seed(productItem(shared, 'SKU1'));
      await seed(productItem(shared, 'SKU10'));
      await seed(productItem(bottom, 'SKU2'));
      await seed(countersItem(shared, NO_PRODUCTS));
      await seed(countersItem(counted, NO_PRODUCTS));
      await seed(without(productItem(broken, 'SKU1'), 'main_category'));
      const found = await catalogue.categories();
      // The suite's other categories are in the same table.
      for (const one of [
        shared,
        bottom,
        counted,
        { mainCategory: '', subCategory: broken.subCategory }
      ]) {
        expect(
          found.filter(
            other => JSON.stringify(other) === JSON.stringify({ ...one })
          )
        ).toHaveLength(1);
      }
      expect(found.every(({ subCategory }) => subCategory > 0)).toBe(true);
    });
  });
}
