import { PageJournal } from '../../../../src/adapters/browser/saving/pageJournal';
import type { Desk } from '../../../../src/desk/desk';
import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { Unreachable } from '../../../../src/domain/errors';
import { broughtBack } from '../../../../src/domain/edits/broughtBack';
import { DeskScene } from '../aDesk';
import { saying } from '../../../support/english';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

/** Another program writes what it likes: it knows neither revision nor claim. */
async function programWrites(patch: CatalogueItem): Promise<void> {
  scene.catalogue.seed({ ...(await scene.item('79823')), ...patch });
}

/** Nothing reaches the table until `online`. */
function offline(): void {
  for (const method of ['change', 'changeStatus']) {
    scene.faults.push({
      method,
      kind: 'before',
      times: 99,
      error: new Unreachable(...saying('offline'))
    });
  }
}

async function online(): Promise<void> {
  scene.faults.length = 0;
  await scene.desk.perform('retry', {});
  await scene.settle();
}

function chooseThree(): void {
  scene.focus('detail/image_001.jpg');
  [0, 1, 2].forEach(index => scene.desk.run('assign-slot', { index }));
}

/** Another person at another browser, who has taken the product over. */
async function takenOver(): Promise<Desk> {
  const other = scene.newDesk({
    claimId: 'claim-of-9',
    person: 'curator-9',
    journal: new PageJournal()
  });
  await other.start();
  await other.perform('go-to-product', { productId: '79823' });
  await other.perform('take-over', {});
  scene.later();
  return other;
}

const conflict = () => scene.desk.state.saving.failed[0]?.conflict;

describe('what another program wrote to other images and slots', () => {
  it('stays, with my change on top of it, without a message', async () => {
    await programWrites({ detail: ['image_001.jpg', 'image_002.jpg'] });
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    expect((await scene.item('79823')).detail).toEqual(['image_002.jpg']);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
    expect(scene.open.sections[1].images).toEqual(['detail/image_002.jpg']);
  });

  it('stays in slots that I did not change', async () => {
    chooseThree();
    await programWrites({
      representative_assets: '{"color_variant":["summary/summary_01.jpg"]}'
    });
    scene.desk.run('complete', {});
    await scene.settle();
    const { representative_assets: stored } = await scene.item('79823');
    expect(JSON.parse(String(stored))).toEqual({
      model: 'detail/image_001.jpg',
      front: 'detail/image_002.jpg',
      back: 'detail/image_003.jpg',
      color_variant: ['summary/summary_01.jpg']
    });
  });
});

describe('what another wrote to the same images and slots', () => {
  it('stops a change of an image that is gone, with both sides shown', async () => {
    await programWrites({
      detail: ['image_002.jpg', 'image_003.jpg'],
      text: ['text_info.jpg', 'image_001.jpg']
    });
    scene.desk.run('delete', {
      images: ['detail/image_001.jpg', 'detail/image_003.jpg']
    });
    await scene.settle();
    expect(conflict()).toEqual({
      reason: 'same-images',
      by: undefined,
      differences: [
        {
          kind: 'image',
          image: 'detail/image_001.jpg',
          mine: { kind: 'deleted' },
          theirs: { kind: 'gone' }
        },
        {
          kind: 'image',
          image: 'detail/image_003.jpg',
          mine: { kind: 'deleted' },
          theirs: { kind: 'listed' }
        }
      ]
    });
    expect((await scene.item('79823')).detail).toHaveLength(2);
    await scene.desk.perform('retry', { over: true });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_002.jpg'],
      text: ['text_info.jpg', 'image_001.jpg']
    });
    expect(scene.desk.state.message?.text).toBe(
      'Not kept, because others removed it: detail/image_001.jpg'
    );
    expect((await scene.journal.records()).records).toEqual([]);
  });

  it('stops a completion if both filled a slot, and lets mine win if the person decides so', async () => {
    chooseThree();
    await programWrites({
      representative_assets:
        '{"front":"summary/summary_01.jpg","color_variant":["text/text_info.jpg"]}'
    });
    scene.desk.run('complete', {});
    await scene.settle();
    expect(conflict()).toMatchObject({
      reason: 'same-slots',
      differences: expect.arrayContaining([
        {
          kind: 'slot',
          slotId: 'front',
          mine: ['detail/image_002.jpg'],
          theirs: ['summary/summary_01.jpg']
        }
      ])
    });
    expect(await scene.counters()).toMatchObject({ pending_count: 3 });
    await scene.desk.perform('retry', { over: true });
    await scene.settle();
    const item = await scene.item('79823');
    expect(item.current_status).toBe('COMPLETED');
    expect(JSON.parse(String(item.representative_assets))).toEqual({
      model: 'detail/image_001.jpg',
      front: 'detail/image_002.jpg',
      back: 'detail/image_003.jpg',
      color_variant: ['text/text_info.jpg']
    });
    expect(await scene.counters()).toMatchObject({
      pending_count: 2,
      completed_count: 1
    });
  });
});

describe('after a takeover', () => {
  it('none of my changes goes on by itself while the other works', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    await takenOver();
    await online();
    expect(conflict()).toMatchObject({ reason: 'held', by: 'curator-9' });
    expect(scene.open.heldBy).toBe('curator-9');
    expect((await scene.item('79823')).detail).toHaveLength(3);
  });

  it('nothing is merged silently, not even changes to other images', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    scene.faults.length = 0;
    const other = await takenOver();
    await other.perform('delete', { images: ['detail/image_003.jpg'] });
    await other.dispose();
    await online();
    expect(conflict()).toMatchObject({
      reason: 'taken-over',
      by: 'curator-9',
      differences: [
        {
          image: 'detail/image_001.jpg',
          mine: { kind: 'deleted' },
          theirs: { kind: 'listed' }
        },
        {
          image: 'detail/image_003.jpg',
          mine: { kind: 'listed' },
          theirs: { kind: 'deleted' }
        }
      ]
    });
    expect((await scene.item('79823')).detail).toEqual([
      'image_001.jpg',
      'image_002.jpg'
    ]);
  });

  it('mine is kept on top of theirs: what they completed is reopened first', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    chooseThreeOthers();
    await scene.settle();
    scene.desk.run('complete', {});
    await scene.settle();
    scene.faults.length = 0;
    const other = await takenOver();
    other.run('reclassify', {
      folder: 'segment',
      images: ['detail/image_002.jpg']
    });
    [
      'detail/image_001.jpg',
      'segment/image_002.jpg',
      'detail/image_003.jpg'
    ].forEach((image, index) =>
      other.run('assign-slot', { index, image } as never)
    );
    await scene.settle();
    await other.perform('complete', {});
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      completed_by: 'curator-9'
    });
    await other.dispose();
    await online();
    expect(conflict()).toMatchObject({ reason: 'taken-over', by: 'curator-9' });
    await scene.desk.perform('retry', { productId: '79823', over: true });
    await scene.settle();
    const item = await scene.item('79823');
    expect(item).toMatchObject({
      current_status: 'COMPLETED',
      completed_by: 'curator-7',
      detail: ['image_003.jpg'],
      segment: ['image_002.jpg']
    });
    // My model went where they moved it.
    expect(JSON.parse(String(item.representative_assets))).toMatchObject({
      model: 'segment/image_002.jpg',
      front: 'detail/image_003.jpg',
      back: 'summary/summary_01.jpg'
    });
    expect(await scene.counters()).toMatchObject({
      pending_count: 2,
      completed_count: 1,
      total_products: 3
    });
    expect(await scene.dangling()).toEqual([]);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('mine is kept, and the whole desk shows the product as mine again', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    await takenOver();
    await online();
    expect(scene.open.heldBy).toBe('curator-9');
    expect(scene.desk.state.queue.rows[0].heldBy).toBe('curator-9');
    await scene.desk.perform('retry', { productId: '79823', over: true });
    expect(scene.open.heldBy).toBeNull();
    expect(scene.desk.state.queue.rows[0].heldBy).toBeNull();
    await scene.settle();
    expect(scene.open.sections[1].images).toHaveLength(2);
    expect((await scene.item('79823')).claim_id).toBe('claim-a');
    // The claim is renewed, so it ends no sooner than that of any open product.
    const { claimed_until: until } = await scene.item('79823');
    scene.clock.advance(300_000);
    await scene.settle();
    expect((await scene.item('79823')).claimed_until).toBe(Number(until) + 300);
  });

  it('mine is kept of a product that is not on the desk, and its claim is released', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    await takenOver();
    await online();
    await scene.desk.perform('go-to-product', { productId: '79811' });
    await scene.desk.perform('retry', { productId: '79823', over: true });
    await scene.settle();
    expect((await scene.item('79823')).detail).toHaveLength(2);
    expect(await scene.item('79823')).not.toHaveProperty('claim_id');
    expect(scene.desk.state.queue.rows[0].heldBy).toBeNull();
  });

  it('a conflict is no message as well: it is shown where it is decided', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    await takenOver();
    scene.desk.dismissMessage();
    await online();
    expect(conflict()).toMatchObject({ reason: 'held' });
    expect(scene.desk.state.message).toBeNull();
  });

  it('mine is kept once, however often it is clicked', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    await takenOver();
    await online();
    scene.desk.run('retry', { over: true });
    scene.desk.run('retry', { over: true });
    scene.desk.run('retry', {});
    await scene.settle();
    expect((await scene.item('79823')).detail).toHaveLength(2);
    expect((await scene.journal.records()).records).toEqual([]);
    expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  });

  it('theirs is kept after I have seen what is lost', async () => {
    offline();
    scene.desk.run('delete', { images: ['detail/image_001.jpg'] });
    await scene.settle();
    const other = await takenOver();
    scene.faults.length = 0;
    await other.dispose();
    offline();
    scene.answer = false;
    await scene.desk.perform('discard', { productId: '79823' });
    expect(scene.asked).toEqual(['Delete 1 image']);
    expect(scene.desk.state.saving.failed).toHaveLength(1);
    scene.answer = true;
    await scene.desk.perform('discard', { productId: '79823' });
    expect(scene.desk.state.saving.failed).toEqual([]);
    expect(scene.desk.state.message?.text).toBe('Discarded: Delete 1 image');
    expect((await scene.journal.records()).records).toEqual([]);
    expect((await scene.item('79823')).detail).toHaveLength(3);
  });
});

/** Of what is left once image_001 is deleted. */
function chooseThreeOthers(): void {
  (
    [
      'detail/image_002.jpg',
      'detail/image_003.jpg',
      'summary/summary_01.jpg'
    ] as const
  ).forEach((image, index) => scene.desk.run('assign-slot', { index, image }));
}

describe('earlier choices of mine', () => {
  it('give way to what others chose since, and undo brings them back', async () => {
    chooseThree();
    await scene.settle();
    await scene.desk.perform('next-product', {});
    await programWrites({
      representative_assets:
        '{"front":"summary/summary_01.jpg","color_variant":[]}'
    });
    await scene.desk.perform('go-to-product', { productId: '79823' });
    expect(scene.open.choices).toEqual({
      model: ['detail/image_001.jpg'],
      front: ['summary/summary_01.jpg'],
      back: ['detail/image_003.jpg']
    });
    expect(scene.desk.state.message?.text).toBe(
      'Others have chosen since then. Their choice is shown for: Front'
    );
    await scene.desk.perform('undo', {});
    expect(scene.open.choices.front).toEqual(['detail/image_002.jpg']);
  });
});

it('a completion follows an image whose name was taken meanwhile', async () => {
  scene.images.seed(
    'TOP/1005/79823/text/image_001.jpg',
    new TextEncoder().encode('theirs')
  );
  chooseThree();
  scene.desk.run('reclassify', {
    folder: 'text',
    images: ['detail/image_001.jpg']
  });
  scene.desk.run('complete', {});
  for (let turn = 0; turn < 5; turn++) {
    await scene.settle();
  }
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  const item = await scene.item('79823');
  const name = (item.text as string[])[1];
  expect(name).toMatch(/^image_001-.{6}\.jpg$/);
  expect(item.current_status).toBe('COMPLETED');
  expect(JSON.parse(String(item.representative_assets)).model).toBe(
    `text/${name}`
  );
});

describe('two tabs of one browser on one product', () => {
  it('keep its claim until the last of them leaves', async () => {
    const second = scene.newDesk();
    await second.start();
    await second.perform('go-to-product', { productId: '79823' });
    await scene.desk.perform('next-product', {});
    await scene.settle();
    expect((await scene.item('79823')).claim_id).toBe('claim-a');
    await second.dispose();
    await scene.settle();
    expect(await scene.item('79823')).not.toHaveProperty('claim_id');
  });
});

describe('what another program writes to the open product', () => {
  it('is shown with a message when the claim is renewed', async () => {
    scene.desk.run('assign-slot', { index: 0, image: 'detail/image_001.jpg' });
    await programWrites({ detail: ['image_001.jpg', 'image_009.jpg'] });
    scene.later(310_000);
    await scene.settle();
    expect(scene.open.sections[1].images).toEqual([
      'detail/image_001.jpg',
      'detail/image_009.jpg'
    ]);
    expect(scene.open.choices.model).toEqual(['detail/image_001.jpg']);
    expect(scene.desk.state.message?.text).toBe(
      'Another program changed 79823. The desk shows it as it is now.'
    );
  });

  it('shows no message if nothing changed', async () => {
    scene.later(310_000);
    await scene.settle();
    expect(scene.desk.state.message).toBeNull();
  });
});

describe('images that another program restored', () => {
  const broughtBackBy = async (): Promise<void> => {
    await scene.desk.perform('delete', { images: ['detail/image_001.jpg'] });
    await scene.desk.perform('reclassify', {
      folder: 'text',
      images: ['detail/image_002.jpg']
    });
    await scene.settle();
    await programWrites({
      detail: ['image_001.jpg', 'image_002.jpg', 'image_003.jpg']
    });
    await scene.desk.perform('refresh', {});
  };

  it('can be taken out again', async () => {
    await broughtBackBy();
    expect(broughtBack(scene.open.product).map(({ path }) => path)).toEqual([
      'detail/image_001.jpg',
      'detail/image_002.jpg'
    ]);
    await scene.desk.perform('delete', {
      images: ['detail/image_001.jpg', 'detail/image_002.jpg']
    });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_003.jpg'],
      text: ['text_info.jpg', 'image_002.jpg']
    });
    expect(broughtBack(scene.open.product)).toEqual([]);
  });

  it('can be kept: a moved image is where it came from', async () => {
    await broughtBackBy();
    scene.desk.run('restore-image', { image: 'detail/image_001.jpg' });
    scene.desk.run('restore-image', { image: 'detail/image_002.jpg' });
    await scene.settle();
    expect(await scene.item('79823')).toMatchObject({
      detail: ['image_001.jpg', 'image_002.jpg', 'image_003.jpg'],
      text: ['text_info.jpg']
    });
    expect(broughtBack(scene.open.product)).toEqual([]);
    expect(await scene.dangling()).toEqual([]);
  });
});
