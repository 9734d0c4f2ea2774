import { MemoryCatalogue } from '../../../support/memory';
import type {
  QueuePage,
  QueueQuery
} from '../../../../src/app/queue/listQueue';
import { MAX_REQUESTS, listQueue } from '../../../../src/app/queue/listQueue';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { foreignTable } from '../../../fixtures/foreignItems';
import { productItem } from '../../../fixtures/items';

const category = { mainCategory: 'TOP', subCategory: 1005 };
const query = { category, status: 'PENDING', limit: 2, filter: {} };

/** One run, to its end. */
async function goes(
  catalogue: MemoryCatalogue,
  asked: QueueQuery,
  expected?: number
): Promise<QueuePage & { ids: string[]; requests: number }> {
  const pages: QueuePage[] = [];
  for await (const page of listQueue(catalogue, asked, expected)) {
    pages.push(page);
  }
  const rows = pages.flatMap(page => page.rows);
  return {
    ...pages[pages.length - 1],
    rows,
    read: pages.reduce((sum, { read }) => sum + read, 0),
    ids: rows.map(row => row.productId),
    requests: pages.length
  };
}

function unstamped(item: CatalogueItem): CatalogueItem {
  const { category_status: _, ...rest } = item;
  return rest;
}

/** Waits for writes that run in the background. */
const settle = (): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, 0));

const four = ['a', 'b', 'c', 'd'].map((product_id, at) =>
  productItem({
    product_id,
    last_updated_at: `2024-01-15T10:30:00.00${at}Z`
  })
);

it('returns page after page, newest first', async () => {
  const catalogue = new MemoryCatalogue(four);
  const first = await goes(catalogue, query, 4);
  expect(first.ids).toEqual(['d', 'c']);
  expect(first.source).toBe('index');
  const second = await goes(catalogue, { ...query, from: first.next }, 4);
  expect(second.ids).toEqual(['b', 'a']);
});

it('leaves out a product that the index has under a wrong status, and stamps it', async () => {
  const stray = productItem({
    product_id: 'x',
    current_status: 'COMPLETED',
    category_status: '1005#PENDING',
    last_updated_at: '2030-01-01T00:00:00.000Z'
  });
  const catalogue = new MemoryCatalogue([...four, stray]);
  const page = await goes(catalogue, query, 4);
  expect(page.ids).toEqual(['d']);
  await settle();
  const stamped = await catalogue.item({ subCategory: 1005, productId: 'x' });
  expect(stamped?.category_status).toBe('1005#COMPLETED');
  expect(stamped?.last_updated_at).toBe('2030-01-01T00:00:00.000Z');
});

it('keeps main categories with the same sub category apart', async () => {
  const catalogue = new MemoryCatalogue([
    ...four,
    productItem({ product_id: 'z', main_category: 'BOTTOM' })
  ]);
  const page = await goes(catalogue, { ...query, limit: 50 }, 4);
  expect(page.ids).toEqual(['d', 'c', 'b', 'a']);
});

it('reads the category if the table lacks our index', async () => {
  const catalogue = new MemoryCatalogue(four, { hasIndex: false });
  const page = await goes(catalogue, { ...query, limit: 50 }, 4);
  expect(page.source).toBe('no-index');
  expect(page.ids).toEqual(['a', 'b', 'c', 'd']);
});

it('reads the category if another program wrote the items, and stamps them', async () => {
  const catalogue = new MemoryCatalogue(four.map(unstamped));
  const page = await goes(catalogue, { ...query, limit: 50 }, undefined);
  expect(page.source).toBe('unstamped');
  expect(page.rows).toHaveLength(4);
  await settle();
  const again = await goes(catalogue, { ...query, limit: 50 }, 4);
  expect(again).toMatchObject({ source: 'index' });
  expect(again.rows).toHaveLength(4);
});

it('trusts an empty index if the counters are 0 too', async () => {
  const catalogue = new MemoryCatalogue([]);
  const page = await goes(catalogue, query, 0);
  expect(page).toMatchObject({ rows: [], source: 'index' });
});

describe('a filter', () => {
  /** From `p000` on, oldest first. Every hundredth has one image. */
  const many = Array.from({ length: 1000 }, (_, at) =>
    productItem({
      product_id: `p${String(at).padStart(3, '0')}`,
      last_updated_at: new Date(Date.UTC(2024, 0, 1, 0, at)).toISOString(),
      ...(at % 100 === 0 && { detail: ['a.jpg'], summary: [], text: [] })
    })
  );

  it('reads until enough products match, and reports how many were read', async () => {
    const catalogue = new MemoryCatalogue(many);
    const few = { ...query, limit: 3, filter: { maxImages: 1 } };
    const first = await goes(catalogue, few, 1000);
    expect(first).toMatchObject({
      ids: ['p900', 'p800', 'p700', 'p600'],
      ended: 'enough',
      read: 400
    });
    const second = await goes(catalogue, { ...few, from: first.next }, 1000);
    expect(second.ids).toEqual(['p500', 'p400', 'p300', 'p200']);
    const third = await goes(catalogue, { ...few, from: second.next }, 1000);
    expect(third).toMatchObject({ ids: ['p100', 'p000'], ended: 'all' });
  });

  it('sends requests only when pages are taken, and at most MAX_REQUESTS', async () => {
    const catalogue = new MemoryCatalogue([
      ...many.slice(0, 10),
      ...Array.from({ length: 200 * MAX_REQUESTS }, (_, at) =>
        productItem({ product_id: `q${at}`, last_updated_at: '2025-01-01' })
      )
    ]);
    const page = jest.spyOn(catalogue, 'page');
    const none = { ...query, filter: { note: 'nowhere' } };
    const pages = listQueue(catalogue, none, undefined);
    await pages.next();
    await settle();
    expect(page).toHaveBeenCalledTimes(1);
    page.mockClear();
    expect(await goes(catalogue, none)).toMatchObject({
      ids: [],
      ended: 'many-requests',
      requests: MAX_REQUESTS
    });
    expect(page).toHaveBeenCalledTimes(MAX_REQUESTS);
  });

  it('returns the oldest first on request', async () => {
    const catalogue = new MemoryCatalogue(many);
    const page = await goes(catalogue, {
      ...query,
      filter: { order: 'oldest' }
    });
    expect(page).toMatchObject({ ids: ['p000', 'p001'], requests: 1 });
  });

  it('looks up ids by their prefix, and reads nothing else', async () => {
    const catalogue = new MemoryCatalogue([
      ...many,
      productItem({ product_id: 'p10', current_status: 'PASS' })
    ]);
    const page = await goes(catalogue, {
      ...query,
      limit: 50,
      filter: { prefix: 'p10' }
    });
    expect(page).toMatchObject({
      read: 11,
      requests: 1,
      ended: 'all',
      source: 'prefix'
    });
    expect(page.ids).toEqual(Array.from({ length: 10 }, (_, at) => `p10${at}`));
  });

  it('applies its other conditions to the ids with the prefix', async () => {
    const catalogue = new MemoryCatalogue(many);
    const filter = { prefix: 'p10', maxImages: 1 };
    const page = await goes(catalogue, { ...query, filter });
    expect(page).toMatchObject({ ids: ['p100'], read: 10 });
  });

  it('does not make the index look incomplete if nothing matches', async () => {
    const catalogue = new MemoryCatalogue(many);
    const filter = { note: 'nowhere' };
    const page = await goes(catalogue, { ...query, filter }, undefined);
    expect(page).toMatchObject({ ids: [], read: 1000, source: 'index' });
  });
});

it('reports on later pages too why the category is read', async () => {
  const catalogue = new MemoryCatalogue(four.map(unstamped));
  // Stamped in passing, the index would serve the second page.
  jest.spyOn(catalogue, 'stamp').mockResolvedValue(false);
  const first = await goes(catalogue, query, 4);
  const second = await goes(catalogue, { ...query, from: first.next }, 4);
  expect(first).toMatchObject({ ids: ['a', 'b'], source: 'unstamped' });
  expect(second).toMatchObject({ ids: ['c', 'd'], source: 'unstamped' });
});

it('lists products in the shape of another program, and writes none of them', async () => {
  const items = foreignTable();
  const catalogue = new MemoryCatalogue(items);
  const pending = await goes(catalogue, { ...query, limit: 50 }, 8);
  expect(pending.ids).toHaveLength(8);
  expect(pending.foreign).toBe(true);
  const done = await goes(
    catalogue,
    { ...query, status: 'COMPLETED', limit: 50 },
    3
  );
  expect(done.rows).toMatchObject([
    { status: 'COMPLETED', completedBy: 'kim', cover: 'detail/b.jpg' },
    {},
    {}
  ]);
  await settle();
  expect(await catalogue.item({ subCategory: 1005, productId: 'P10' })).toEqual(
    items[0]
  );
});

it('finds ids by their beginning in any Unicode form', async () => {
  const id = '상의-1';
  const catalogue = new MemoryCatalogue([
    productItem({ product_id: id.normalize('NFD') }),
    productItem({ product_id: '바지-1' }),
    productItem({ product_id: 'SKU-상의' })
  ]);
  const { ids } = await goes(catalogue, { ...query, filter: { prefix: '상' } });
  expect(ids).toEqual([id.normalize('NFD')]);
  const plain = await goes(catalogue, {
    ...query,
    filter: { prefix: 'SKU-상'.normalize('NFD') }
  });
  expect(plain).toMatchObject({ ids: ['SKU-상의'], read: 1 });
});
