import { MAX_REQUESTS } from '../../../../src/app/queue/listQueue';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { countersItem } from '../../../../src/domain/product/counters';
import { Unreachable } from '../../../../src/domain/errors';
import { rowIndexOf } from '../../../../src/desk/state';
import { productItem } from '../../../fixtures/items';
import { DeskScene, threeProducts } from '../aDesk';
import { saying } from '../../../support/english';

/** `p0` is the newest. Items stay pending unless said otherwise. */
function products(
  count: number,
  patch: (at: number) => CatalogueItem = () => ({})
): CatalogueItem[] {
  return Array.from({ length: count }, (_, at) =>
    productItem({
      product_id: `p${at}`,
      last_updated_at: new Date(Date.UTC(2024, 0, 1) - at * 1000).toISOString(),
      ...patch(at)
    })
  );
}

const ids = (scene: DeskScene): string[] =>
  scene.desk.state.queue.rows.map(row => row.productId);

/** A page is held back until it is let go: the next one, or one after it. */
function holdPage(scene: DeskScene, skip = 0): () => void {
  let letGo = (): void => undefined;
  const held = new Promise<void>(resolve => {
    letGo = resolve;
  });
  const page = scene.catalogue.page.bind(scene.catalogue);
  let call = 0;
  jest.spyOn(scene.catalogue, 'page').mockImplementation(async query => {
    if (call++ === skip) {
      await held;
    }
    return page(query);
  });
  return letGo;
}

/** The signal that a call carried. */
function signalOf(spy: jest.SpyInstance): AbortSignal | undefined {
  const args: readonly unknown[] = spy.mock.calls[0];
  return args.find(arg => arg instanceof AbortSignal);
}

async function started(items: CatalogueItem[]): Promise<DeskScene> {
  const scene = new DeskScene(items);
  await scene.start();
  return scene;
}

/** Another person's desk on the same table. */
async function another(scene: DeskScene) {
  const desk = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
  await desk.start();
  return desk;
}

describe('reading', () => {
  it('reads one page, and the next one on request', async () => {
    const scene = await started(products(60));
    expect(ids(scene)).toHaveLength(50);
    expect(scene.desk.state.queue).toMatchObject({ more: true, read: 50 });
    scene.desk.loadMore();
    scene.desk.loadMore();
    await scene.settle();
    expect(ids(scene)).toHaveLength(60);
    expect(scene.desk.state.queue).toMatchObject({ more: false, read: 60 });
  });

  it('takes one request a page, and leaves the present rows alone', async () => {
    const scene = new DeskScene(products(150));
    const page = jest.spyOn(scene.catalogue, 'page');
    await scene.start();
    const first = [...scene.desk.state.queue.rows];
    for (const pages of [2, 3]) {
      scene.desk.loadMore();
      await scene.settle();
      expect(page).toHaveBeenCalledTimes(pages);
    }
    const { queue } = scene.desk.state;
    expect(queue.rows).toHaveLength(150);
    expect(first.every((row, at) => queue.rows[at] === row)).toBe(true);
    expect(
      queue.rows.every((row, at) => rowIndexOf(queue, row.productId) === at)
    ).toBe(true);
    expect(rowIndexOf(queue, 'somewhere else')).toBe(-1);
  });

  it('shows a product that moved in the index meanwhile only in its first row', async () => {
    const scene = await started(products(60));
    const letGo = holdPage(scene);
    scene.desk.loadMore();
    // Changed by another program, p0 is now among the oldest.
    scene.catalogue.seed(
      productItem({ product_id: 'p0', last_updated_at: '2020-01-01T00:00:00Z' })
    );
    letGo();
    await scene.settle();
    expect(ids(scene)).toHaveLength(60);
    const { queue } = scene.desk.state;
    expect(rowIndexOf(queue, 'p0')).toBe(0);
    expect(rowIndexOf(queue, 'p59')).toBe(59);
  });

  it('waits for the next product if its page is already being read', async () => {
    const scene = await started(products(51));
    await scene.desk.perform('open', { productId: 'p49' });
    const letGo = holdPage(scene);
    scene.desk.loadMore();
    const next = scene.desk.perform('next-product', {});
    await scene.settle();
    letGo();
    await next;
    expect(scene.open.product.productId).toBe('p50');
  });

  it('shows no rows of a category that was left meanwhile', async () => {
    const scene = await started(products(60));
    const category = { mainCategory: 'TOP', subCategory: 1006 };
    scene.catalogue.seed(
      productItem({
        sub_category: 1006,
        product_id: 'other',
        category_status: '1006#PENDING'
      })
    );
    scene.catalogue.seed(
      countersItem(category, { pending: 1, completed: 0, pass: 0, total: 1 })
    );
    const letGo = holdPage(scene);
    const left = jest.mocked(scene.catalogue.page);
    scene.desk.loadMore();
    await scene.settle();
    const opened = scene.desk.perform('open', category);
    // Nobody waits for it any more.
    expect(signalOf(left as unknown as jest.SpyInstance)?.aborted).toBe(true);
    letGo();
    await opened;
    await scene.settle();
    expect(ids(scene)).toEqual(['other']);
    expect(scene.desk.state.queue).toMatchObject({ more: false, read: 1 });
  });

  it('reads on if the first pages have no match, and pauses at last', async () => {
    // Without an index, completed products are read, too.
    const scene = new DeskScene([]);
    products(50 * MAX_REQUESTS + 1, at => ({
      product_id: `p${String(at).padStart(5, '0')}`,
      ...(at < 50 * MAX_REQUESTS && { current_status: 'COMPLETED' }),
      category_status: 'of another program'
    })).forEach(item => scene.catalogue.seed(item));
    jest.spyOn(scene.catalogue, 'stamp').mockResolvedValue(false);
    const counters = { pending: 1, completed: 2000, pass: 0, total: 2001 };
    scene.catalogue.seed(
      countersItem({ mainCategory: 'TOP', subCategory: 1005 }, counters)
    );
    await scene.start();
    await scene.settle();
    expect(scene.desk.state.queue).toMatchObject({
      rows: [],
      state: 'ready',
      paused: true,
      more: true,
      read: 50 * (MAX_REQUESTS - 1)
    });
    await scene.desk.perform('next-product', {});
    expect(ids(scene)).toEqual(['p02000']);
    expect(scene.open.product.productId).toBe('p02000');
  });

  it('goes to an id by one read: no page, no scan', async () => {
    const scene = await started(products(200));
    const spies = (
      ['page', 'item', 'products', 'count', 'categories', 'claim'] as const
    ).map(name => jest.spyOn(scene.catalogue, name));
    await scene.desk.perform('go-to-product', { productId: ' p199 ' });
    expect(scene.open.product.productId).toBe('p199');
    expect(spies.map(spy => spy.mock.calls.length)).toEqual([0, 0, 0, 0, 0, 1]);
  });
});

describe('the next product', () => {
  it('is none that others finished or took since the snapshot; their rows show that', async () => {
    const scene = await started(threeProducts());
    scene.catalogue.seed({
      ...(await scene.item('79811')),
      current_status: 'COMPLETED',
      completed_by: 'curator-9'
    });
    await scene.desk.perform('next-product', {});
    expect(scene.open.product.productId).toBe('79807');
    const [, passed] = scene.desk.state.queue.rows;
    expect(passed).toMatchObject({ productId: '79811', done: 'COMPLETED' });

    await scene.desk.perform('previous-product', {});
    expect(scene.open.product.productId).toBe('79823');
    const other = await another(scene);
    await other.perform('go-to-product', { productId: '79807' });
    await scene.desk.perform('next-product', {});
    expect(scene.desk.state.message?.text).toBe(
      'Back at the start of the list: 1 product is still open.'
    );
    expect(scene.desk.state.queue.rows[2].heldBy).toBe('curator-9');
  });

  it('is looked for after a completion, too', async () => {
    const scene = await started(threeProducts());
    scene.catalogue.seed({
      ...(await scene.item('79811')),
      current_status: 'PASS'
    });
    await scene.desk.perform('hold', { reason: 'Colour unclear' });
    await scene.settle();
    expect(scene.open.product.productId).toBe('79807');
    expect(scene.desk.state.queue.rows.map(row => row.done)).toEqual([
      'PASS',
      'PASS',
      null
    ]);
  });

  it('shows the present cover and count of a row', async () => {
    const scene = await started(
      threeProducts().map(item => ({ ...item, summary: [] }))
    );
    expect(scene.desk.state.queue.rows[0].cover).toBe('detail/image_001.jpg');
    await scene.desk.perform('delete', {});
    await scene.settle();
    expect(scene.desk.state.queue.rows[0]).toMatchObject({
      cover: 'detail/image_002.jpg',
      imageCount: 3
    });
  });
});

describe('a filter', () => {
  /** Every hundredth has one image, the 150th is flagged. */
  const some = (): Promise<DeskScene> =>
    started(
      products(400, at => ({
        ...(at % 100 === 0 && { detail: ['a.jpg'], summary: [], text: [] }),
        ...(at === 150 && {
          flags: new Set(['blurred']),
          note: 'Sleeve is cut off'
        })
      }))
    );

  it('shows what matches, and how much was read for it', async () => {
    const scene = await some();
    await scene.desk.perform('filter-queue', { maxImages: 1 });
    await scene.settle();
    expect(ids(scene)).toEqual(['p0', 'p100', 'p200', 'p300']);
    expect(scene.desk.state.queue).toMatchObject({
      filter: { maxImages: 1 },
      read: 400,
      state: 'ready',
      more: false
    });
    await scene.desk.perform('filter-queue', { flag: 'blurred' });
    await scene.settle();
    expect(ids(scene)).toEqual(['p150']);
    await scene.desk.perform('filter-queue', { note: 'SLEEVE' });
    await scene.settle();
    expect(ids(scene)).toEqual(['p150']);
  });

  it('leaves the open product alone, and Next goes through what matches', async () => {
    const scene = await some();
    await scene.desk.perform('filter-queue', { maxImages: 1 });
    expect(scene.open.product.productId).toBe('p0');
    await scene.desk.perform('next-product', {});
    expect(scene.open.product.productId).toBe('p100');
  });

  it('need not be read to its end: the first match can be worked on', async () => {
    const scene = await some();
    const letGo = holdPage(scene, 1);
    await scene.desk.perform('filter-queue', { note: 'sleeve' });
    expect(scene.desk.state.queue).toMatchObject({
      read: 200,
      state: 'loading'
    });
    await scene.desk.perform('next-product', {});
    expect(scene.open.product.productId).toBe('p150');
    letGo();
    await scene.settle();
    expect(scene.desk.state.queue).toMatchObject({ read: 400, state: 'ready' });
  });

  it('can be stopped and continued', async () => {
    const scene = await some();
    const letGo = holdPage(scene);
    const filtering = scene.desk.perform('filter-queue', { maxImages: 1 });
    await scene.settle();
    scene.desk.stopLoading();
    letGo();
    await filtering;
    await scene.settle();
    expect(scene.desk.state.queue).toMatchObject({
      rows: [],
      read: 0,
      state: 'ready',
      more: true,
      paused: true
    });
    scene.desk.loadMore();
    await scene.settle();
    expect(ids(scene)).toEqual(['p0', 'p100', 'p200', 'p300']);
    expect(scene.desk.state.queue.paused).toBe(false);
  });

  it('stays across categories, statuses and refreshes; clearing it keeps the order', async () => {
    const scene = await some();
    await scene.desk.perform('filter-queue', {
      prefix: 'p39',
      completedBy: 'kim',
      order: 'oldest'
    });
    // Nobody completed a pending product.
    expect(ids(scene)).toEqual([
      'p39',
      ...Array.from({ length: 10 }, (_, at) => `p39${at}`)
    ]);
    await scene.desk.perform('refresh', {});
    expect(ids(scene)).toHaveLength(11);
    await scene.desk.perform('open', { status: 'COMPLETED' });
    await scene.desk.perform('open', { status: 'PENDING' });
    expect(ids(scene)).toHaveLength(11);
    await scene.desk.perform('clear-filter', {});
    expect(scene.desk.state.queue.filter).toEqual({ order: 'oldest' });
    expect(ids(scene)[0]).toBe('p399');
  });

  it('finds who completed them', async () => {
    const scene = await started(
      products(3, at => ({
        current_status: 'COMPLETED',
        category_status: '1005#COMPLETED',
        completed_by: at === 1 ? 'Kim' : 'Kimberly'
      }))
    );
    await scene.desk.perform('open', { status: 'COMPLETED' });
    await scene.desk.perform('filter-queue', { completedBy: 'kim' });
    expect(ids(scene)).toEqual(['p1']);
  });

  it('is asked for if none is given, and refused if it is invalid', async () => {
    const scene = await some();
    await scene.desk.perform('filter-queue', {});
    expect(scene.desk.state.queue.filterFormOpen).toBe(true);
    scene.desk.closeFilter();
    expect(scene.desk.state.queue.filterFormOpen).toBe(false);
    await scene.desk.perform('filter-queue', { minImages: 3, maxImages: 2 });
    expect(scene.desk.state.message?.text).toMatch(/at least 3 and at most 2/);
    expect(scene.desk.state.queue.filter).toEqual({});
    expect(ids(scene)).toHaveLength(50);
  });
});

describe('statistics', () => {
  const of = (count: number): CatalogueItem[] =>
    products(count, at => ({
      ...(at % 2 === 0 && {
        current_status: 'COMPLETED',
        category_status: '1005#COMPLETED',
        completed_by: at % 4 === 0 ? 'kim' : 'lee'
      })
    }));

  it('are read page by page, and show how much was read', async () => {
    const scene = await started(of(2500));
    const pages = jest.spyOn(scene.catalogue, 'products');
    const seen: number[] = [];
    scene.desk.store.subscribe(() => {
      const read = scene.desk.state.statistics?.value.read ?? 0;
      seen.push(read);
    });
    await scene.desk.perform('show-statistics', {});
    expect(pages).toHaveBeenCalledTimes(3);
    expect([...new Set(seen)]).toEqual([0, 1000, 2000, 2500]);
    const { statistics } = scene.desk.state;
    expect(statistics).toMatchObject({ state: 'ready', problem: null });
    expect(statistics?.value.byStatus.get('PENDING')).toBe(1250);
    expect(statistics?.value.byPerson.get('kim')).toBe(625);
  });

  it('leave nothing running when they are stopped or closed', async () => {
    const scene = await started(of(2500));
    const pages = jest.spyOn(scene.catalogue, 'products');
    const shown = scene.desk.perform('show-statistics', {});
    scene.desk.stopStatistics();
    await shown;
    await scene.settle();
    expect(pages).toHaveBeenCalledTimes(1);
    expect(signalOf(pages)?.aborted).toBe(true);
    expect(scene.desk.state.statistics).toMatchObject({ state: 'stopped' });

    const again = scene.desk.perform('show-statistics', {});
    scene.desk.closeStatistics();
    await again;
    await scene.settle();
    expect(pages).toHaveBeenCalledTimes(2);
    expect(scene.desk.state.statistics).toBeNull();
  });

  it('close when another product or an image is opened, and when the desk is closed', async () => {
    const scene = await started(of(2500));
    await scene.desk.perform('show-statistics', {});
    await scene.desk.perform('next-product', {});
    await scene.settle();
    expect(scene.desk.state.statistics).toBeNull();

    await scene.desk.perform('show-statistics', {});
    await scene.desk.perform('view-image', {});
    await scene.settle();
    expect(scene.desk.state.statistics).toBeNull();

    const pages = jest.spyOn(scene.catalogue, 'products');
    void scene.desk.perform('show-statistics', {});
    await scene.desk.dispose();
    await scene.settle();
    expect(pages).toHaveBeenCalledTimes(1);
    expect(signalOf(pages)?.aborted).toBe(true);
  });

  it('show what failed, with what was read', async () => {
    const scene = await started(of(2500));
    const error = new Unreachable(...saying('No answer.'));
    scene.faults.push({ method: 'products', kind: 'before', skip: 1, error });
    await scene.desk.perform('show-statistics', {});
    expect(scene.desk.state.statistics).toMatchObject({
      state: 'failed',
      problem: { text: 'No answer.' },
      value: { read: 1000 }
    });
  });
});
