import { foreignItem } from '../../../fixtures/foreignItems';
import { DeskScene } from '../aDesk';

/** A desk on a table whose products have the shape of another program. */
it('shows products in the shape of another program, and writes nothing', async () => {
  const scene = new DeskScene(
    [foreignItem('P1'), foreignItem('P2', 'COMPLETED'), foreignItem('P3')],
    { counters: false }
  );
  await scene.start();
  await scene.settle();
  const { desk } = scene;
  expect(desk.state.queue.rows.map(({ productId }) => productId)).toEqual([
    'P1',
    'P3'
  ]);
  expect(desk.state.queue.remark).toMatch(/the shape of another program/);
  expect(scene.open.product).toMatchObject({ productId: 'P1', foreign: true });
  for (const [command, args] of [
    ['assign-slot', { index: 0 }],
    ['delete', {}],
    ['complete', {}],
    ['set-flag', { flag: 'blurred', on: true }]
  ] as const) {
    await desk.perform(command, args);
    expect(desk.state.message?.text).toMatch(
      /P1 has the shape of another program/
    );
  }
  await desk.perform('open', { status: 'COMPLETED' });
  expect(scene.open.product).toMatchObject({
    productId: 'P2',
    status: 'COMPLETED'
  });
  await desk.perform('reopen', {});
  await scene.settle();
  for (const [id, status] of [
    ['P1', 'PENDING'],
    ['P2', 'COMPLETED'],
    ['P3', 'PENDING']
  ]) {
    expect(await scene.item(id)).toEqual(foreignItem(id, status));
  }
  expect(await scene.counters()).toBeUndefined();
});
