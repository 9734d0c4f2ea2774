import type { Desk } from '../../../../src/desk/desk';
import { Unreachable } from '../../../../src/domain/errors';
import { DeskScene, threeProducts } from '../aDesk';
import { saying } from '../../../support/english';

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

describe('opening', () => {
  it('shows the newest pending product, claimed, its first image focused', async () => {
    expect(scene.open.product.productId).toBe('79823');
    expect(scene.open.focus).toBe('detail/image_001.jpg');
    expect([...scene.open.selection]).toEqual(['detail/image_001.jpg']);
    expect(await scene.item('79823')).toMatchObject({
      claim_id: 'claim-a',
      claimed_by: 'curator-7'
    });
    // A claim is no change: neither moves.
    expect(await scene.item('79823')).not.toHaveProperty('revision');
    expect(scene.desk.state.queue.rows.map(row => row.productId)).toEqual([
      '79823',
      '79811',
      '79807'
    ]);
  });

  it('shows what was chosen of a completed product, and claims it not', async () => {
    scene.catalogue.seed({
      ...(await scene.item('79811')),
      current_status: 'COMPLETED',
      category_status: '1005#COMPLETED',
      representative_assets: '{"model":"detail/image_002.jpg"}'
    });
    await scene.desk.perform('open', { status: 'COMPLETED' });
    expect(scene.open).toMatchObject({
      product: { productId: '79811' },
      choices: { model: ['detail/image_002.jpg'] },
      heldBy: null
    });
    expect((await scene.item('79811')).claim_id).toBeUndefined();
  });

  it('gives the claim back when it goes on', async () => {
    await scene.desk.perform('next-product', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
    expect(await scene.item('79823')).not.toHaveProperty('claim_id');
  });

  it('renews the claim at half its life, while somebody looks', async () => {
    const before = Number((await scene.item('79823')).claimed_until);
    scene.later(300_000);
    await scene.settle();
    const renewed = Number((await scene.item('79823')).claimed_until);
    expect(renewed).toBeGreaterThan(before);
    scene.desk.setVisible(false);
    scene.later(300_000);
    await scene.settle();
    expect((await scene.item('79823')).claimed_until).toBe(renewed);
  });

  it('leaves a product that another holds alone, until it is taken over', async () => {
    const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
    await other.start();
    const { open } = other.state;
    // Start goes to the first one that nobody holds.
    expect(open).toMatchObject({ product: { productId: '79811' } });
    await other.perform('go-to-product', { productId: '79823' });
    expect(other.state.open).toMatchObject({ heldBy: 'curator-7' });
    await other.perform('delete', {});
    expect(other.state.message?.text).toMatch(/held by curator-7/);
    const elsewhere = scene.newDesk({ claimId: 'claim-c' });
    await elsewhere.start();
    await elsewhere.perform('go-to-product', { productId: '79823' });
    await elsewhere.perform('delete', {});
    expect(elsewhere.state.message?.text).toMatch(
      /open in another browser of yours/
    );
    await other.perform('take-over', {});
    expect(other.state.open).toMatchObject({ heldBy: null });
    expect(await scene.item('79823')).toMatchObject({ claim_id: 'claim-b' });
  });

  it('says that an id is not there, and keeps the queue', async () => {
    await scene.desk.perform('go-to-product', { productId: 'nothing' });
    expect(scene.desk.state.open).toMatchObject({
      state: 'failed',
      problem: { kind: 'NotFound' }
    });
    expect(scene.desk.state.queue.rows).toHaveLength(3);
  });
});

describe('choosing', () => {
  it('by a drop never takes out, swaps, and is undone', async () => {
    scene.desk.run('assign-slot', { index: 0, image: 'detail/image_001.jpg' });
    scene.desk.run('assign-slot', { index: 1, image: 'detail/image_002.jpg' });
    const before = scene.open.choices;
    scene.desk.run('assign-slot', {
      index: 0,
      image: 'detail/image_001.jpg',
      place: 0
    });
    expect(scene.open.choices).toEqual(before);
    scene.desk.run('assign-slot', {
      index: 1,
      image: 'detail/image_001.jpg',
      place: 0
    });
    expect(scene.open.choices).toEqual({
      model: ['detail/image_002.jpg'],
      front: ['detail/image_001.jpg']
    });
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual(before);
  });

  it('goes on to the next image in no slot', async () => {
    await chooseThree();
    expect(scene.open.choices).toEqual({
      model: ['detail/image_001.jpg'],
      front: ['detail/image_002.jpg'],
      back: ['detail/image_003.jpg']
    });
    expect(scene.open.focus).toBe('summary/summary_01.jpg');
  });

  it('names the image it replaces, and undoes', () => {
    scene.desk.run('assign-slot', { index: 0 });
    scene.desk.run('assign-slot', { index: 0 });
    expect(scene.desk.state.message?.text).toBe(
      'image_002.jpg is Model, in place of image_001.jpg'
    );
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual({ model: ['detail/image_001.jpg'] });
    scene.desk.run('redo', {});
    expect(scene.open.choices).toEqual({ model: ['detail/image_002.jpg'] });
  });

  it('says what was undone, without a second undo, and what was done again', () => {
    scene.desk.run('assign-slot', { index: 0 });
    scene.desk.run('assign-slot', { index: 1 });
    scene.focus('summary/summary_01.jpg');
    const { focusRequest } = scene.open;
    scene.desk.run('undo', {});
    expect(scene.desk.state.message).toMatchObject({
      text: 'Undone: image_002.jpg is Front',
      undoable: false
    });
    // The keyboard's focus goes to what was restored, wherever it was.
    expect(scene.open.focus).toBe('detail/image_002.jpg');
    expect(scene.open.focusRequest).toBeGreaterThan(focusRequest);
    scene.desk.run('redo', {});
    expect(scene.desk.state.message).toMatchObject({
      text: 'image_002.jpg is Front',
      undoable: true
    });
  });

  it('takes given images into a slot for many in one step', () => {
    scene.desk.run('assign-slot', {
      index: 3,
      images: ['detail/image_003.jpg', 'detail/image_001.jpg']
    });
    expect(scene.open.choices).toEqual({
      color_variant: ['detail/image_003.jpg', 'detail/image_001.jpg']
    });
    scene.desk.run('undo', {});
    expect(scene.open.choices).toEqual({});
    expect(scene.desk.state.canUndo).toBe(false);
  });

  it('adds all selected images to the colours, in order', () => {
    scene.focus('detail/image_003.jpg');
    scene.desk.run('move-focus', { direction: 'left', extend: true });
    scene.desk.run('assign-slot', { index: 3 });
    expect(scene.open.choices).toEqual({
      color_variant: ['detail/image_002.jpg', 'detail/image_003.jpg']
    });
  });
});

describe('moving and deleting', () => {
  it('moves at once, saves behind, and keeps the focus in the section', async () => {
    scene.focus('detail/image_002.jpg');
    scene.desk.run('reclassify', { folder: 'text' });
    expect(scene.open.product.images.text).toEqual([
      'text_info.jpg',
      'image_002.jpg'
    ]);
    expect(scene.open.focus).toBe('detail/image_003.jpg');
    expect(scene.desk.state.saving.waiting).toBe(1);
    await scene.settle();
    expect(scene.desk.state.saving.waiting).toBe(0);
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_001.jpg', 'image_003.jpg'],
      text: ['text_info.jpg', 'image_002.jpg'],
      revision: 1
    });
    // The source's object stays.
    expect(
      await scene.images.head('TOP/1005/79823/detail/image_002.jpg')
    ).toBeDefined();
    expect(await scene.dangling()).toEqual([]);
  });

  it('a chosen image that moves stays chosen, a deleted one does not', async () => {
    await chooseThree();
    scene.desk.run('reclassify', {
      folder: 'summary',
      images: ['detail/image_001.jpg']
    });
    scene.desk.run('delete', { images: ['detail/image_002.jpg'] });
    expect(scene.open.choices).toEqual({
      model: ['summary/image_001.jpg'],
      back: ['detail/image_003.jpg']
    });
  });

  it('undoes a delete and a move, in the table too', async () => {
    await chooseThree();
    scene.desk.run('delete', { images: ['detail/image_002.jpg'] });
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_003.jpg']
    });
    scene.desk.run('undo', {});
    scene.desk.run('undo', {});
    await scene.settle();
    expect(scene.open.choices).toMatchObject({
      front: ['detail/image_002.jpg'],
      back: ['detail/image_003.jpg']
    });
    const item = await scene.item('79823');
    expect([...(item.detail as string[])].sort()).toEqual([
      'image_001.jpg',
      'image_002.jpg',
      'image_003.jpg'
    ]);
    expect(item.text).toEqual(['text_info.jpg']);
    expect(await scene.dangling()).toEqual([]);
  });

  it('never overwrites an object that no list names', async () => {
    scene.images.seed(
      'TOP/1005/79823/text/image_001.jpg',
      new TextEncoder().encode('theirs')
    );
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_001.jpg']
    });
    await scene.settle();
    const { text } = await scene.item('79823');
    expect(text).toEqual([
      'text_info.jpg',
      expect.stringMatching(/^image_001-[a-z0-9]{6}\.jpg$/)
    ]);
    expect(
      new TextDecoder().decode(
        await scene.images.read('TOP/1005/79823/text/image_001.jpg')
      )
    ).toBe('theirs');
    expect(scene.open.product.images.text).toEqual(text);
  });

  it('an image that the bucket lacks is named, and nothing is lost', async () => {
    scene.images.lose('TOP/1005/79823/detail/image_001.jpg');
    scene.desk.run('reclassify', {
      folder: 'text',
      images: ['detail/image_001.jpg']
    });
    await scene.settle();
    expect(scene.desk.state.saving.failed).toMatchObject([
      { product: { productId: '79823' }, problem: { kind: 'NotFound' } }
    ]);
    expect((await scene.item('79823')).detail).toContain('image_001.jpg');
    await scene.desk.perform('discard', {});
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(scene.open.product.images.detail).toContain('image_001.jpg');
  });
});

describe('uploading', () => {
  const file = (name: string, content: string): File =>
    ({
      name,
      arrayBuffer: async () => new TextEncoder().encode(content).buffer
    }) as unknown as File;

  it('puts, then names, then shows', async () => {
    scene.desk.uploadFiles([file('new one.jpg', 'bytes')], 'segment');
    await scene.settle();
    expect((await scene.item('79823')).segment).toEqual(['new one.jpg']);
    expect(scene.open.focus).toBe('segment/new one.jpg');
    expect(await scene.dangling()).toEqual([]);
  });

  it('refuses what is no image before any request', async () => {
    scene.desk.uploadFiles([file('notes.jpg', 'x')], 'detail');
    await scene.settle();
    expect(scene.desk.state.message?.text).toMatch(/notes.jpg is not an image/);
    expect((await scene.item('79823')).detail).toHaveLength(3);
    expect(scene.desk.state.saving.waiting).toBe(0);
  });
});

describe('completing', () => {
  it('stores choices, person, status and counters, tags, and goes on', async () => {
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

  it('completes nothing while a must is open, and points at the slot', async () => {
    scene.desk.run('complete', {});
    expect(scene.open.wantedSlot).toBe('model');
    expect(scene.open.wantedCount).toBe(1);
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

  it('undone as the first key after it, goes back and reopens', async () => {
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

  it('is not what undo means once something else was done', async () => {
    await chooseThree();
    scene.desk.run('complete', {});
    await scene.settle();
    scene.desk.run('assign-slot', { index: 0 });
    await scene.desk.perform('undo', {});
    await scene.desk.perform('undo', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
    expect((await scene.item('79823')).current_status).toBe('COMPLETED');
  });

  it('counts once where the answer was lost', async () => {
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

  it('makes missing counters by a recount, and is not held up by them', async () => {
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

  it('shows both where somebody else changed it: nothing is overwritten', async () => {
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

describe('failures', () => {
  it('a stuck product blocks no other', async () => {
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

  it('a queue that cannot be read says so, and the desk goes on', async () => {
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

describe('resuming', () => {
  it('comes back to category, status, product, image and size', async () => {
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

  it('comes back to the filter and the order of the queue, and to none once cleared', async () => {
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

  it('forgets a filter with its category, and one that is too long to keep', async () => {
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

  it('starts afresh where the product is gone', async () => {
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

it('without a person, shows and does not change', async () => {
  const desk = scene.newDesk({ person: undefined, claimId: 'nobody' });
  await desk.start();
  expect(desk.state.access.problems).toMatchObject([{ kind: 'NotAllowed' }]);
  await desk.perform('delete', {});
  expect(desk.state.message?.text).toMatch(/does not name a person/);
});
