import type {
  CatalogueItem,
  Category
} from '../../../../src/domain/catalogueItem';
import {
  categoryStatus,
  countersKey
} from '../../../../src/domain/catalogueItem';
import { NotSupported } from '../../../../src/domain/errors';
import type {
  Catalogue,
  Cursor,
  PageQuery
} from '../../../../src/ports/product/catalogue';
import type { CatalogueFixture, MakeCatalogue } from '../catalogue';
import { freshCategory, productItem, without } from './given';

export function readingContract(
  given: () => CatalogueFixture,
  make: MakeCatalogue
): void {
  describe('reading', () => {
    it('finds an item by its whole key, and returns undefined for another key', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const { subCategory } = category;
      await seed(productItem(category, 'SKU1', { own: 1 }));
      await seed(productItem(category, 'SKU10', { own: 10 }));
      expect(
        await catalogue.item({ subCategory, productId: 'SKU1' })
      ).toMatchObject({ own: 1 });
      expect(
        await catalogue.item({ subCategory, productId: 'SKU' })
      ).toBeUndefined();
      expect(
        await catalogue.item({
          subCategory: subCategory + 500,
          productId: 'SKU1'
        })
      ).toBeUndefined();
    });

    it('finds many items by their keys, and leaves out what is not there', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const { subCategory } = category;
      const ids = Array.from({ length: 130 }, (_, n) => `SKU${n}`);
      for (const id of ids.filter((_, n) => n % 2 === 0)) {
        await seed(productItem(category, id, { own: id }));
      }
      const asked = [...ids, 'SKU0', '제품 #1+%'];
      const found = await catalogue.items(
        asked.map(productId => ({ subCategory, productId }))
      );
      expect(found.map(({ own }) => own).sort()).toEqual(
        ids.filter((_, n) => n % 2 === 0).sort()
      );
      expect(await catalogue.items([])).toEqual([]);
    });

    it('finds products in the shape of another program by their status, and counts none of them', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const { subCategory } = category;
      for (const [id, status] of [
        ['SKU1', 'PENDING'],
        ['SKU2', 'COMPLETED']
      ]) {
        await seed({
          ...without(productItem(category, id), 'current_status'),
          curation_status: status
        });
      }
      const { items } = await catalogue.page({
        by: 'category',
        subCategory,
        status: 'COMPLETED',
        limit: 10
      });
      expect(items.map(item => item.product_id)).toEqual(['SKU2']);
      await expect(catalogue.count(category)).rejects.toMatchObject({
        code: 'category-uncountable',
        facts: { problem: 'foreign', products: 2 }
      });
    });

    it('returns every type of value as it was written', async () => {
      const { catalogue, seed } = given();
      const item = productItem(freshCategory(), '제품 #1+%', {
        flags: new Set(['a', 'b']),
        nothing: null,
        yes: true,
        price: 12.5,
        representative_assets: { model: 'detail/a.jpg', many: ['x', 'y'] }
      });
      await seed(item);
      expect(
        await catalogue.item({
          subCategory: Number(item.sub_category),
          productId: '제품 #1+%'
        })
      ).toEqual(item);
    });

    it('tells in which category a person completed something last', async () => {
      const { catalogue, seed } = given();
      const [before, last] = [freshCategory(), freshCategory('WEAR')];
      // Nobody else of this suite has the name.
      const person = `김 철수+${last.subCategory}`;
      const done = (category: Category, at: string, by: string) =>
        productItem(category, `SKU of ${by} ${at}`, {
          current_status: 'COMPLETED',
          category_status: categoryStatus(category.subCategory, 'COMPLETED'),
          completed_by: by,
          last_updated_at: at
        });
      await seed(done(before, '2026-01-01T00:00:00.000Z', person));
      await seed(done(last, '2026-01-02T00:00:00.000Z', person));
      await seed(done(before, '2026-01-03T00:00:00.000Z', 'another'));
      await seed(
        productItem(before, 'REOPENED', {
          completed_by: person,
          last_updated_at: '2026-01-04T00:00:00.000Z'
        })
      );
      expect(await catalogue.lastCompletedBy(person)).toEqual(last);
      expect(await catalogue.lastCompletedBy('nobody')).toBeUndefined();
    });

    it('pages by the index newest first, to the end', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const ids = ['SKU1', 'SKU2', 'SKU10', 'SKU11', 'SKU3', 'SKU4'];
      for (const [i, id] of ids.entries()) {
        await seed(
          productItem(category, id, {
            last_updated_at: `2026-01-0${i + 1}T00:00:00.000Z`
          })
        );
      }
      await seed(
        productItem(category, 'DONE', {
          current_status: 'COMPLETED',
          category_status: categoryStatus(category.subCategory, 'COMPLETED')
        })
      );
      // Six items in pages of two and of three. The last page may be empty.
      for (const limit of [2, 3, 4]) {
        const pages = await allPages(catalogue, {
          subCategory: category.subCategory,
          status: 'PENDING',
          limit,
          by: 'index'
        });
        expect(idsOf(pages.flat())).toEqual([...ids].reverse());
        expect(pages.every(page => page.length <= limit)).toBe(true);
      }
    });

    it('pages over the category by status, including items without our attribute', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      await seed(without(productItem(category, 'OTHERS'), 'category_status'));
      await seed(productItem(category, 'OURS'));
      await seed(
        productItem(category, 'PASSED', {
          current_status: 'PASS',
          category_status: categoryStatus(category.subCategory, 'PASS')
        })
      );
      const query = {
        subCategory: category.subCategory,
        status: 'PENDING',
        limit: 1
      };
      expect(
        idsOf((await allPages(catalogue, { ...query, by: 'category' })).flat())
      ).toEqual(['OTHERS', 'OURS']);
      expect(
        idsOf((await allPages(catalogue, { ...query, by: 'index' })).flat())
      ).toEqual(['OURS']);
    });

    it('returns what the index has, even if the product contradicts it', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const item = productItem(category, 'SKU1', { current_status: 'PASS' });
      await seed(item);
      const { items } = await catalogue.page({
        subCategory: category.subCategory,
        status: 'PENDING',
        limit: 5,
        by: 'index'
      });
      expect(items).toEqual([item]);
    });

    it('returns an empty page without a cursor', async () => {
      const { catalogue } = given();
      const { subCategory } = freshCategory();
      for (const by of ['index', 'category'] as const) {
        expect(
          await catalogue.page({ subCategory, status: 'PENDING', limit: 5, by })
        ).toEqual({ items: [], read: 0, cursor: undefined });
      }
    });

    it('pages by the index oldest first', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      for (const [i, id] of ['SKU1', 'SKU10', 'SKU2'].entries()) {
        await seed(
          productItem(category, id, {
            last_updated_at: `2026-01-0${i + 1}T00:00:00.000Z`
          })
        );
      }
      const pages = await allPages(catalogue, {
        subCategory: category.subCategory,
        status: 'PENDING',
        limit: 2,
        by: 'index',
        order: 'oldest'
      });
      expect(idsOf(pages.flat())).toEqual(['SKU1', 'SKU10', 'SKU2']);
    });

    it('pages over ids with the same beginning, and reads no other', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      const { subCategory } = category;
      for (const id of ['SKU', 'SKU1', 'SKU10', 'SKU100%', 'SKU2', 'sku1']) {
        await seed(productItem(category, id));
      }
      await seed(
        productItem(category, 'SKU1 held', { current_status: 'PASS' })
      );
      await seed(productItem(category, '제품1'.normalize('NFC')));
      await seed(productItem(category, '제품1'.normalize('NFD')));
      const query = {
        subCategory,
        status: 'PENDING',
        by: 'category',
        prefix: 'SKU1'
      } as const;
      expect(
        idsOf((await allPages(catalogue, { ...query, limit: 1 })).flat())
      ).toEqual(['SKU1', 'SKU10', 'SKU100%']);
      // The one on hold is read too, because the status is not part of the key.
      expect(await catalogue.page({ ...query, limit: 50 })).toMatchObject({
        read: 4,
        cursor: undefined
      });
      const korean = await catalogue.page({
        ...query,
        limit: 50,
        prefix: '제'.normalize('NFC')
      });
      expect(idsOf(korean.items)).toEqual(['제품1'.normalize('NFC')]);
    });

    it('reports how many items were read for a page', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory();
      for (const status of ['PENDING', 'PASS', 'PASS']) {
        await seed(
          productItem(category, `${status}${Math.random()}`, {
            current_status: status,
            category_status: categoryStatus(category.subCategory, status)
          })
        );
      }
      const query = {
        subCategory: category.subCategory,
        status: 'PENDING',
        limit: 5
      };
      expect(await catalogue.page({ ...query, by: 'category' })).toMatchObject({
        items: { length: 1 },
        read: 3
      });
      expect(await catalogue.page({ ...query, by: 'index' })).toMatchObject({
        items: { length: 1 },
        read: 1
      });
    });

    it('does not return items of partition 0 as products', async () => {
      const { catalogue, seed } = given();
      await seed({
        sub_category: 0,
        product_id: 'X',
        current_status: 'PENDING'
      });
      expect(
        await catalogue.page({
          subCategory: 0,
          status: 'PENDING',
          limit: 5,
          by: 'category'
        })
      ).toEqual({ items: [], read: 0, cursor: undefined });
    });

    it('counts one main category of a shared sub category, with unknown statuses in the total', async () => {
      const { catalogue, seed } = given();
      const category = freshCategory('TOP');
      const statuses = [
        'PENDING',
        'PENDING',
        'COMPLETED',
        'PASS',
        'IN_PROGRESS'
      ];
      for (const [i, status] of statuses.entries()) {
        await seed(productItem(category, `P${i}`, { current_status: status }));
      }
      await seed(productItem({ ...category, mainCategory: 'BOTTOM' }, 'B1'));
      expect(await catalogue.count(category)).toEqual({
        pending: 2,
        completed: 1,
        pass: 1,
        total: 5
      });
      expect(await catalogue.item(countersKey(category))).toBeUndefined();
    });

    it('reports a missing index, and pages over the category', async () => {
      const bare = await make({ hasIndex: false });
      try {
        const category = freshCategory();
        await bare.seed(productItem(category, 'SKU1'));
        const query = {
          subCategory: category.subCategory,
          status: 'PENDING',
          limit: 5
        };
        await expect(
          bare.catalogue.page({ ...query, by: 'index' })
        ).rejects.toBeInstanceOf(NotSupported);
        const { items } = await bare.catalogue.page({
          ...query,
          by: 'category'
        });
        expect(idsOf(items)).toEqual(['SKU1']);
      } finally {
        await bare.dispose();
      }
    });
  });
}

async function allPages(
  catalogue: Catalogue,
  query: PageQuery
): Promise<(readonly CatalogueItem[])[]> {
  const pages: (readonly CatalogueItem[])[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await catalogue.page({ ...query, cursor });
    pages.push(page.items);
    cursor = page.cursor;
    // Cursors that never end would be the worst outcome.
    expect(pages.length).toBeLessThan(20);
  } while (cursor !== undefined);
  return pages;
}

function idsOf(items: readonly CatalogueItem[]): unknown[] {
  return items.map(item => item.product_id);
}
