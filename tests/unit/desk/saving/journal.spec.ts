import { Unreachable } from '../../../../src/domain/errors';
import { aRecord } from '../../../fixtures/records';
import { DeskScene } from '../aDesk';
import { saying } from '../../../support/english';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

function chooseThree(): void {
  scene.focus('detail/image_001.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('assign-slot', { index: 1 });
  scene.desk.run('assign-slot', { index: 2 });
}

/** The page goes without a word, and another comes. */
async function reload(): Promise<void> {
  scene.desk = scene.newDesk();
  await scene.start();
  await scene.settle();
}

it('is on disk before the first request', async () => {
  const told: string[] = [];
  const { journal, catalogue } = scene;
  const append = journal.append.bind(journal);
  journal.append = async record => {
    await scene.settle();
    await append(record);
    told.push('journal');
  };
  const change = catalogue.change.bind(catalogue);
  catalogue.change = async asked => {
    told.push('request');
    return change(asked);
  };
  scene.desk.run('delete', {});
  for (let turn = 0; turn < 5; turn++) {
    await scene.settle();
  }
  expect(told).toEqual(['journal', 'request']);
  expect((await journal.records()).records).toEqual([]);
});

it('continues after the page was closed abruptly', async () => {
  scene.faults.push({ method: 'change', kind: 'never', times: 2 });
  scene.desk.run('delete', {});
  scene.desk.run('reclassify', { folder: 'text' });
  await scene.settle();
  expect((await scene.item('79823')).detail).toHaveLength(3);
  scene.faults.length = 0;
  // The first page still holds the product's lock: with it, the lock goes.
  scene.journal.release();
  await reload();
  const item = await scene.item('79823');
  expect(item.detail).toEqual(['image_003.jpg']);
  expect(item.text).toEqual(['text_info.jpg', 'image_002.jpg']);
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  expect(await scene.dangling()).toEqual([]);
});

it('counts once if the answer was lost together with the page', async () => {
  chooseThree();
  scene.faults.push({ method: 'changeStatus', kind: 'never-after' });
  scene.desk.run('complete', {});
  await scene.settle();
  scene.faults.length = 0;
  scene.journal.release();
  await reload();
  expect(await scene.item('79823')).toMatchObject({
    current_status: 'COMPLETED'
  });
  expect(await scene.counters()).toMatchObject({
    pending_count: 2,
    completed_count: 1
  });
  expect(
    await scene.images.tags('TOP/1005/79823/detail/image_001.jpg')
  ).toEqual({ status: 'representative' });
});

it('makes no second copy of what was copied before', async () => {
  scene.faults.push({
    method: 'change',
    kind: 'before',
    error: new Unreachable(...saying('offline'))
  });
  scene.desk.run('reclassify', {
    folder: 'text',
    images: ['detail/image_001.jpg']
  });
  await scene.settle();
  const [record] = (await scene.journal.records()).records;
  expect(record.copies).toEqual([
    { from: 'detail/image_001.jpg', to: 'text/image_001.jpg' }
  ]);
  scene.faults.length = 0;
  await reload();
  expect((await scene.item('79823')).text).toEqual([
    'text_info.jpg',
    'image_001.jpg'
  ]);
});

it('copies again if an old copy is gone', async () => {
  scene.faults.push({
    method: 'change',
    kind: 'before',
    error: new Unreachable(...saying('offline'))
  });
  scene.desk.run('reclassify', {
    folder: 'text',
    images: ['detail/image_001.jpg']
  });
  await scene.settle();
  scene.images.lose('TOP/1005/79823/text/image_001.jpg');
  scene.faults.length = 0;
  await reload();
  expect((await scene.item('79823')).text).toContain('image_001.jpg');
  expect(await scene.dangling()).toEqual([]);
});

it('does nothing twice if two tabs share it', async () => {
  const other = scene.newDesk();
  scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
  const starting = other.start();
  await scene.settle();
  await starting;
  await scene.settle();
  const item = await scene.item('79823');
  expect(item.detail).toEqual(['image_002.jpg', 'image_003.jpg']);
  expect(item.revision).toBe(1);
  expect(other.state.saving).toEqual({ waiting: 0, failed: [] });
});

it('keeps choices that are not completed', async () => {
  chooseThree();
  await scene.settle();
  await reload();
  expect(scene.open.choices).toEqual({
    model: ['detail/image_001.jpg'],
    front: ['detail/image_002.jpg'],
    back: ['detail/image_003.jpg']
  });
  scene.later();
  scene.desk.run('complete', {});
  await scene.settle();
  expect(
    await scene.journal.draft({ subCategory: 1005, productId: '79823' })
  ).toBeUndefined();
});

it('forgets what was discarded, after a reload too', async () => {
  scene.faults.push({
    method: 'change',
    kind: 'before',
    times: 9,
    error: new Unreachable(...saying('offline'))
  });
  scene.desk.run('delete', {});
  await scene.settle();
  await scene.desk.perform('discard', {});
  scene.faults.length = 0;
  await reload();
  expect((await scene.item('79823')).detail).toHaveLength(3);
});

it('shows what it could not read, and goes on', async () => {
  scene.journal.seed('op9', { version: 99 });
  scene.desk = scene.newDesk();
  await scene.desk.start();
  expect(scene.desk.state.message?.text).toMatch(/1 change of another version/);
  expect(scene.open.product.productId).toBe('79823');
});

it('keeps changes of a product that is gone', async () => {
  await scene.journal.append(
    aRecord({
      opId: 'lost',
      product: { subCategory: 1005, productId: 'gone' }
    })
  );
  await reload();
  expect(scene.desk.state.saving.failed).toMatchObject([
    { product: { productId: 'gone' }, problem: { kind: 'NotFound' } }
  ]);
});

it('does not complete over what another decided after a takeover', async () => {
  chooseThree();
  scene.faults.push({ method: 'changeStatus', kind: 'never' });
  scene.desk.run('complete', {});
  await scene.settle();
  scene.faults.length = 0;
  scene.journal.release();
  // Meanwhile another took it over, completed it with other choices, and went on.
  const { claim_id: _, ...item } = await scene.item('79823');
  scene.catalogue.seed({
    ...item,
    current_status: 'COMPLETED',
    category_status: '1005#COMPLETED',
    completed_by: 'curator-9',
    representative_assets: '{"model":"detail/image_003.jpg"}',
    revision: 1
  });
  await reload();
  expect(await scene.item('79823')).toMatchObject({
    completed_by: 'curator-9',
    representative_assets: '{"model":"detail/image_003.jpg"}'
  });
  expect(scene.desk.state.saving.failed).toMatchObject([
    { labels: ['Complete 79823'], problem: { kind: 'Conflict' } }
  ]);
});

it('says how many changes are left for the next start', async () => {
  const { journal } = scene;
  journal.records = async () => ({ records: [], dropped: 0, unread: 3 });
  await reload();
  expect(scene.desk.state.unread).toBe(3);
});
