/** @jest-environment node */
import {
  CATEGORY_METADATA,
  countersKey
} from '../../../../../src/domain/catalogueItem';
import type { CatalogueItem } from '../../../../../src/domain/catalogueItem';
import { readCategories } from '../../../../../src/domain/product/categories';
import type { Files } from './migrateTree';
import { TextTree, manyProducts } from './migrateTree';
import { MigrationTarget } from './migrationTarget';

const TOP = { mainCategory: 'TOP', subCategory: 1005 };
const BOTTOM = { mainCategory: 'BOTTOM', subCategory: 2001 };

const DATASET: Record<string, Files> = {
  ...manyProducts('TOP/1005', 150),
  ...manyProducts('BOTTOM/2001', 40),
  'TOP/1005/제품': { 'detail/a.jpg': 'a' }
};

/** The bucket and the table without times. */
async function stateOf({
  images,
  catalogue
}: MigrationTarget): Promise<unknown> {
  const keys: string[] = [];
  for (const main of ['BOTTOM/', 'TOP/']) {
    for await (const { key, bytes } of images.list(main)) {
      keys.push(`${key} ${bytes}`);
    }
  }
  const items: CatalogueItem[] = [];
  for (const { subCategory } of [TOP, BOTTOM]) {
    items.push(
      ...(await catalogue.products({ subCategory, limit: 1000 })).items
    );
  }
  const others = await Promise.all(
    [countersKey(TOP), countersKey(BOTTOM), CATEGORY_METADATA].map(key =>
      catalogue.item(key)
    )
  );
  return JSON.parse(
    JSON.stringify({ keys, items, others }, (name, value: unknown) =>
      name === 'created_at' || name === 'last_updated_at' ? '' : value
    )
  ) as unknown;
}

describe('the shards of a migration', () => {
  const shards = [3, 0, 6, 1, 5, 2, 4].map(index => ({ index, count: 7 }));

  it.each(['one after another', 'at once'])(
    'equal one run, in any order, %s',
    async how => {
      const one = new MigrationTarget();
      await one.migrate(DATASET);
      const seven = new MigrationTarget();
      const run = (shard: (typeof shards)[number]) =>
        seven.migrate(DATASET, { shard });

      const reports =
        how === 'at once'
          ? await Promise.all(shards.map(run))
          : await shards.reduce(
              async (before, shard) => [...(await before), await run(shard)],
              Promise.resolve<Awaited<ReturnType<typeof run>>[]>([])
            );

      expect(await stateOf(seven)).toEqual(await stateOf(one));
      const sum = (of: 'created' | 'elsewhere'): number =>
        reports.reduce((total, report) => total + (report[of] ?? 0), 0);
      expect(sum('created')).toBe(191);
      expect(sum('elsewhere')).toBe(191 * 6);
    }
  );

  it('read only the files of their own products', async () => {
    const tree = new TextTree(DATASET);
    const shard = { index: 0, count: 191 * 50 };

    const report = await new MigrationTarget().migrate(tree, { shard });

    expect(tree.reads.length).toBeLessThan(20);
    expect(report).toMatchObject({ shard, stopped: false });
  });

  it('leave the number of products right if another one ends while it is stored', async () => {
    const target = new MigrationTarget();
    const { store } = target.catalogue;
    let first = true;
    target.catalogue.store = async (before, after) => {
      if (first && after.product_id === CATEGORY_METADATA.productId) {
        first = false;
        await target.migrate(DATASET, { shard: { index: 1, count: 2 } });
      }
      return store.call(target.catalogue, before, after);
    };

    await target.migrate(DATASET, { shard: { index: 0, count: 2 } });

    expect(
      readCategories(await target.catalogue.item(CATEGORY_METADATA))
    ).toEqual([
      { ...BOTTOM, products: 40 },
      { ...TOP, products: 151 }
    ]);
  });

  it('leave it right if another one ends between its count and its look at the list', async () => {
    const target = new MigrationTarget();
    const { item } = target.catalogue;
    let counts = 0;
    target.catalogue.item = async key => {
      const found = await item.call(target.catalogue, key);
      if (
        found &&
        key.productId === countersKey(TOP).productId &&
        Number(found.total_products) > 0 &&
        ++counts === 1
      ) {
        await target.migrate(DATASET, { shard: { index: 1, count: 2 } });
      }
      return found;
    };

    await target.migrate(DATASET, { shard: { index: 0, count: 2 } });

    expect(
      readCategories(await target.catalogue.item(CATEGORY_METADATA))
    ).toEqual([
      { ...BOTTOM, products: 40 },
      { ...TOP, products: 151 }
    ]);
  });
});
