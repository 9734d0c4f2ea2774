import type { Desk } from '../../../../src/desk/desk';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

describe('resuming', () => {
  it('returns to category, status, product, image and size', async () => {
    await scene.desk.perform('next-product', {});
    scene.focus('summary/summary_01.jpg');
    scene.desk.run('thumbnail-size', { pixels: 180 });
    await scene.desk.dispose();
    const again = scene.newDesk();
    await again.start();
    expect(again.state).toMatchObject({
      category: { mainCategory: 'TOP', subCategory: 1005 },
      status: 'PENDING',
      thumbnailSize: 180,
      resumedAt: '79811',
      open: { product: { productId: '79811' }, focus: 'summary/summary_01.jpg' }
    });
  });

  it('returns to the filter and the order of the queue, and to no filter after it was cleared', async () => {
    const ids = (desk: Desk): string[] =>
      desk.state.queue.rows.map(row => row.productId);
    await scene.desk.perform('filter-queue', {
      prefix: '798',
      minImages: 5,
      order: 'oldest'
    });
    await scene.desk.perform('filter-queue', {
      prefix: '7981',
      order: 'oldest'
    });
    await scene.desk.dispose();
    const again = scene.newDesk();
    const page = jest.spyOn(scene.catalogue, 'page');
    await again.start();
    expect(ids(again)).toEqual(['79811']);
    expect(again.state.queue.filter).toEqual({
      prefix: '7981',
      order: 'oldest'
    });
    // Nothing else was read before it.
    expect(page).toHaveBeenCalledTimes(1);
    await again.perform('filter-queue', { order: 'newest' });
    await again.perform('clear-filter', {});
    await again.dispose();
    const last = scene.newDesk();
    await last.start();
    expect(ids(last)).toHaveLength(3);
  });

  it('forgets a filter with its category, and a filter that is too long to store', async () => {
    await scene.resume.write('test', {
      version: 1,
      savedAt: 0,
      category: { mainCategory: 'GONE', subCategory: 7 },
      filter: { prefix: '7981' },
      productId: '79811'
    });
    const elsewhere = scene.newDesk();
    await elsewhere.start();
    expect(elsewhere.state.queue.filter).toEqual({});
    await elsewhere.perform('filter-queue', { note: 'n'.repeat(5000) });
    await elsewhere.perform('go-to-product', { productId: '79807' });
    await elsewhere.dispose();
    const stored = await scene.resume.read('test');
    expect(stored).toMatchObject({ productId: '79807' });
    expect(stored?.filter).toBeUndefined();
  });

  it('starts afresh if the product is gone', async () => {
    await scene.resume.write('test', {
      version: 1,
      savedAt: 0,
      category: { mainCategory: 'TOP', subCategory: 1005 },
      status: 'PENDING',
      productId: 'gone'
    });
    const again = scene.newDesk();
    await again.start();
    expect(again.state.open).toMatchObject({ product: { productId: '79823' } });
    expect(again.state.resumedAt).toBeNull();
  });
});
