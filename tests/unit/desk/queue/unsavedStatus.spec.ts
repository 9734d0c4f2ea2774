import { CategoryCounts } from '../../../../src/desk/queue/categoryCounts';
import { emptyDesk } from '../../../../src/desk/state';
import { Store } from '../../../../src/desk/store';
import { Unreachable } from '../../../../src/domain/errors';
import { countersItem } from '../../../../src/domain/product/counters';
import { readProduct } from '../../../../src/domain/product/product';
import { saying } from '../../../support/english';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

function offline(): void {
  scene.faults.push({
    method: 'changeStatus',
    kind: 'before',
    times: 99,
    error: new Unreachable(...saying('offline'))
  });
}

async function complete(): Promise<void> {
  scene.focus('detail/image_001.jpg');
  [0, 1, 2].forEach(index => scene.desk.run('assign-slot', { index }));
  await scene.desk.perform('complete', {});
  await scene.settle();
}

const row = () => scene.desk.state.queue.rows[0];

it('a completion that failed is not counted as done, and its row says so', async () => {
  offline();
  await complete();
  expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
  expect(row()).toMatchObject({
    done: null,
    unsaved: { from: 'PENDING', to: 'COMPLETED', failed: true }
  });
  // The person has decided about it: Next does not lead there.
  expect(scene.open.product.productId).toBe('79811');
  scene.faults.length = 0;
  await scene.desk.perform('retry', {});
  await scene.settle();
  expect(scene.desk.state.counts).toMatchObject({ pending: 2, completed: 1 });
  expect(row()).toMatchObject({
    done: 'COMPLETED',
    unsaved: null,
    completedBy: 'curator-7'
  });
  expect(scene.desk.state.unsaved).toEqual([]);
});

it('what waits is counted when it is saved, not when it was asked for', async () => {
  const store = scene.holdJournal();
  scene.focus('detail/image_001.jpg');
  [0, 1, 2].forEach(index => scene.desk.run('assign-slot', { index }));
  scene.desk.run('complete', {});
  expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
  expect(scene.desk.state.unsaved).toMatchObject([
    { mainCategory: 'TOP', to: 'COMPLETED', failed: false }
  ]);
  store();
  await scene.settle();
  expect(scene.desk.state.counts).toMatchObject({ pending: 2, completed: 1 });
});

it('a failed completion stays marked in a new snapshot and after a reload', async () => {
  offline();
  await complete();
  await scene.desk.perform('refresh', {});
  expect(row().unsaved).toMatchObject({ to: 'COMPLETED' });
  expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
  await scene.desk.dispose();
  scene.desk = scene.newDesk();
  await scene.start();
  await scene.settle();
  expect(row().unsaved).toMatchObject({ to: 'COMPLETED', failed: true });
  expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
});

it('a discarded completion leaves no mark', async () => {
  offline();
  await complete();
  await scene.desk.perform('discard', {});
  expect(row()).toMatchObject({ done: null, unsaved: null });
  expect(scene.desk.state.counts).toMatchObject({ pending: 3, completed: 0 });
});

it('counters that are read while a change is saved are read again', async () => {
  const category = { mainCategory: 'TOP', subCategory: 1005 };
  const item = (pending: number) =>
    countersItem(category, {
      pending,
      completed: 3 - pending,
      pass: 0,
      total: 3
    });
  const store = new Store({ ...emptyDesk('test'), category });
  let answer = (): void => undefined;
  let read = 0;
  const counts = new CategoryCounts({
    store,
    catalogue: {
      item: async () => {
        read++;
        if (read === 1) {
          await new Promise<void>(resolve => (answer = resolve));
          return item(3);
        }
        return item(2);
      }
    }
  });
  const before = readProduct(await scene.item('79823'));
  const reading = counts.read();
  counts.saved({ intention: { kind: 'complete', choices: {} } }, before, {
    ...before,
    status: 'COMPLETED'
  });
  answer();
  await reading;
  expect(store.state.counts).toMatchObject({ pending: 2, completed: 1 });
});
