import { DeskScene, threeProducts } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

async function chooseThree(): Promise<void> {
  scene.focus('detail/image_001.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('assign-slot', { index: 1 });
  scene.desk.run('assign-slot', { index: 2 });
}

describe('completing', () => {
  it('stores choices, person, status, counters and tags, and goes on', async () => {
    await chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      completed_by: 'curator-7',
      representative_assets:
        '{"model":"detail/image_001.jpg","front":"detail/image_002.jpg","back":"detail/image_003.jpg","color_variant":[]}'
    });
    expect(await scene.item('79823')).not.toHaveProperty('claim_id');
    expect(await scene.counters()).toMatchObject({
      pending_count: 2,
      completed_count: 1,
      total_products: 3
    });
    expect(
      await scene.images.tags('TOP/1005/79823/detail/image_001.jpg')
    ).toEqual({ status: 'representative' });
    expect(scene.open.product.productId).toBe('79811');
    // Wherever Complete was pressed: the image keys work on the next one.
    expect(scene.open.focusRequest).toBeGreaterThan(0);
    expect(scene.desk.state.queue.rows[0].done).toBe('COMPLETED');
    expect(scene.desk.state.counts).toMatchObject({ pending: 2, completed: 1 });
  });

  it('does not complete while a must is open, and points at the slot', async () => {
    const { focusRequest } = scene.open;
    scene.desk.run('complete', {});
    expect(scene.open.wantedSlot).toBe('model');
    expect(scene.open.wantedCount).toBe(1);
    // The image keys choose what is missing.
    expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
    scene.desk.run('complete', {});
    expect(scene.open.wantedCount).toBe(2);
    expect(scene.desk.state.message?.text).toBe(
      'Not completed: Model, front, and back are not chosen.'
    );
    await scene.settle();
    expect((await scene.item('79823')).current_status).toBe('PENDING');
  });

  it('is ignored until the next product has been in sight', async () => {
    await chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    await chooseThree();
    scene.later(100);
    scene.desk.run('complete', {});
    expect(scene.open.product.productId).toBe('79811');
    scene.later(250);
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79807');
  });

  it('goes back and reopens if undo is the first key after it', async () => {
    await chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.open.product).toMatchObject({
      productId: '79823',
      status: 'PENDING'
    });
    expect(scene.open.choices.model).toEqual(['detail/image_001.jpg']);
    expect(await scene.counters()).toMatchObject({
      pending_count: 3,
      completed_count: 0
    });
    expect(
      await scene.images.tags('TOP/1005/79823/detail/image_001.jpg')
    ).toEqual({});
  });

  it('is undone after what was done since', async () => {
    await chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    scene.desk.run('assign-slot', { index: 0 });
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79823');
    expect((await scene.item('79823')).current_status).toBe('PENDING');
  });

  it('counts once if the answer was lost', async () => {
    await chooseThree();
    scene.faults.push({ method: 'changeStatus', kind: 'after' });
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.saving.failed).toHaveLength(1);
    await scene.desk.perform('retry', {});
    await scene.settle();
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(await scene.counters()).toMatchObject({
      pending_count: 2,
      completed_count: 1
    });
    expect(
      await scene.images.tags('TOP/1005/79823/detail/image_001.jpg')
    ).toEqual({ status: 'representative' });
  });

  it('makes missing counters by a recount, and does not wait for them', async () => {
    const fresh = new DeskScene(threeProducts(), { counters: false });
    scene = fresh;
    await fresh.start();
    await chooseThree();
    fresh.desk.run('complete', {});
    await fresh.settle();
    expect(await fresh.counters()).toMatchObject({
      pending_count: 2,
      completed_count: 1,
      total_products: 3
    });
  });

  it('shows both versions if somebody else changed it, and overwrites nothing', async () => {
    await chooseThree();
    scene.catalogue.seed({
      ...(await scene.item('79823')),
      detail: ['image_001.jpg'],
      last_updated_at: '2026-11-22T08:00:00.000Z'
    });
    scene.desk.run('complete', {});
    await scene.settle();
    expect(scene.desk.state.saving.failed).toMatchObject([
      { labels: ['Complete 79823'], problem: { kind: 'Conflict' } }
    ]);
    expect((await scene.item('79823')).detail).toEqual(['image_001.jpg']);
    expect(await scene.counters()).toMatchObject({ pending_count: 3 });
  });
});

describe('holding', () => {
  it('stores the reason and goes on', async () => {
    await scene.desk.perform('hold', { reason: 'Not popular' });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      current_status: 'PASS',
      category_status: '1005#PASS',
      pass_reason: 'Not popular'
    });
    expect(await scene.counters()).toMatchObject({
      pending_count: 2,
      pass_count: 1
    });
    expect(scene.open.product.productId).toBe('79811');
  });
});
