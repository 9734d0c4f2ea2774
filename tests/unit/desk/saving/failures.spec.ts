import { Unreachable } from '../../../../src/domain/errors';
import { DeskScene } from '../aDesk';
import { saying } from '../../../support/english';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

describe('failures', () => {
  it('a product whose change failed blocks no other', async () => {
    scene.faults.push({
      method: 'change',
      kind: 'before',
      error: new Unreachable(...saying('offline'))
    });
    scene.desk.run('delete', {});
    await scene.settle();
    expect(scene.desk.state.saving.failed).toHaveLength(1);
    await scene.desk.perform('next-product', {});
    scene.desk.run('delete', {});
    await scene.settle();
    expect((await scene.item('79811')).detail).toHaveLength(2);
    expect((await scene.item('79823')).detail).toHaveLength(3);
    await scene.desk.perform('retry', {});
    await scene.settle();
    expect((await scene.item('79823')).detail).toHaveLength(2);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('a queue that cannot be read shows why, and the desk goes on', async () => {
    scene.faults.push({
      method: 'page',
      kind: 'before',
      skip: 1,
      error: new Unreachable(...saying('offline'))
    });
    await scene.desk.perform('refresh', {});
    expect(scene.desk.state.queue).toMatchObject({
      state: 'failed',
      problem: { kind: 'Unreachable', text: 'offline' }
    });
    expect(scene.open.product.productId).toBe('79823');
  });
});
