import { MemoryCatalogue } from '../../../src/adapters/memory';
import { listQueue } from '../../../src/app/listQueue';
import type { CatalogueItem } from '../../../src/domain/catalogueItem';
import { productItem } from '../../fixtures/items';

const category = { mainCategory: 'TOP', subCategory: 1005 };
const query = { category, status: 'PENDING', limit: 2 };

function unstamped(item: CatalogueItem): CatalogueItem {
  const { category_status: _, ...rest } = item;
  return rest;
}

/** Lets what nobody waits for arrive. */
const settle = (): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, 0));

const four = ['a', 'b', 'c', 'd'].map((product_id, at) =>
  productItem({
    product_id,
    last_updated_at: `2024-01-15T10:30:00.00${at}Z`
  })
);

it('gives pages, newest first, until there are no more', async () => {
  const catalogue = new MemoryCatalogue(four);
  const first = await listQueue(catalogue, query, 4);
  expect(first.rows.map(row => row.productId)).toEqual(['d', 'c']);
  expect(first.source).toBe('index');
  const second = await listQueue(catalogue, { ...query, from: first.next }, 4);
  expect(second.rows.map(row => row.productId)).toEqual(['b', 'a']);
});

it('leaves out what the index has under a wrong key, and stamps it', async () => {
  const stray = productItem({
    product_id: 'x',
    current_status: 'COMPLETED',
    category_status: '1005#PENDING',
    last_updated_at: '2030-01-01T00:00:00.000Z'
  });
  const catalogue = new MemoryCatalogue([...four, stray]);
  const page = await listQueue(catalogue, query, 4);
  expect(page.rows.map(row => row.productId)).toEqual(['d']);
  await settle();
  const stamped = await catalogue.item({ subCategory: 1005, productId: 'x' });
  expect(stamped?.category_status).toBe('1005#COMPLETED');
  expect(stamped?.last_updated_at).toBe('2030-01-01T00:00:00.000Z');
});

it('keeps two main categories of one number apart', async () => {
  const catalogue = new MemoryCatalogue([
    ...four,
    productItem({ product_id: 'z', main_category: 'BOTTOM' })
  ]);
  const page = await listQueue(catalogue, { ...query, limit: 50 }, 4);
  expect(page.rows.map(row => row.productId)).toEqual(['d', 'c', 'b', 'a']);
});

it('reads the category where the table has no index of ours', async () => {
  const catalogue = new MemoryCatalogue(four, { hasIndex: false });
  const page = await listQueue(catalogue, { ...query, limit: 50 }, 4);
  expect(page.source).toBe('no-index');
  expect(page.rows.map(row => row.productId)).toEqual(['a', 'b', 'c', 'd']);
});

it('reads the category where another program wrote the items, and stamps them', async () => {
  const catalogue = new MemoryCatalogue(four.map(unstamped));
  const page = await listQueue(catalogue, { ...query, limit: 50 }, undefined);
  expect(page.source).toBe('unstamped');
  expect(page.rows).toHaveLength(4);
  await settle();
  const again = await listQueue(catalogue, { ...query, limit: 50 }, 4);
  expect(again).toMatchObject({ source: 'index' });
  expect(again.rows).toHaveLength(4);
});

it('trusts an empty index where the counters say so too', async () => {
  const catalogue = new MemoryCatalogue([]);
  const page = await listQueue(catalogue, query, 0);
  expect(page).toMatchObject({ rows: [], source: 'index' });
});
