import type { CatalogueItem } from '../../../../src/domain/catalogueItem';
import { productItem } from '../../../fixtures/items';
import { threeProducts } from '../aDesk';
import type { SlowDesk } from '../aSlowDesk';
import { aSlowDesk } from '../aSlowDesk';
import { imageOf } from '../../../fixtures/imageOf';

/** What a person can do while a product is shown and its claim is not answered. */

const ALL_CHOSEN = JSON.stringify({
  model: 'detail/image_001.jpg',
  front: 'detail/image_002.jpg',
  back: 'detail/image_003.jpg'
});

/** Three products; the second can be completed at once. */
function readyToComplete(): CatalogueItem[] {
  const [first, second, third] = threeProducts();
  return [first, { ...second, representative_assets: ALL_CHOSEN }, third];
}

/** Answers every request until there are none. */
async function answerAll(slow: SlowDesk): Promise<void> {
  for (let times = 0; times < 4; times++) {
    await slow.answer();
  }
}

const held = ({ clock }: SlowDesk['scene']): CatalogueItem => ({
  claim_id: 'other',
  claimed_by: 'jun',
  claimed_until: Math.floor(clock.now() / 1000) + 600
});

it('each key acts on the image that the keys before it lead to', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  // The first arrow moves at once. What is pressed behind a waiting key waits too.
  scene.desk.run('move-focus', { direction: 'right' });
  expect(slow.open.focus).toBe('detail/image_002.jpg');
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('move-focus', { direction: 'left' });
  scene.desk.run('move-focus', { direction: 'left' });
  scene.desk.run('assign-slot', { index: 1 });
  await slow.answer();
  expect(slow.open.choices).toEqual({
    model: ['detail/image_002.jpg'],
    front: ['detail/image_001.jpg']
  });
});

it('chooses the image that was clicked, wherever the focus is by then', async () => {
  const slow = await aSlowDesk();
  await slow.next();
  const image = 'detail/image_003.jpg';
  slow.scene.desk.run('assign-slot', { index: 0, image });
  slow.scene.desk.run('assign-slot', { index: 1 });
  await slow.answer();
  expect(slow.open.choices.model).toEqual([image]);
});

it('undo takes back the key pressed before it', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('undo', {});
  scene.desk.run('assign-slot', { index: 1 });
  await slow.answer();
  expect(slow.open.choices).toEqual({ front: ['detail/image_001.jpg'] });
});

it('completes one product if Complete is pressed twice, and takes no key behind it', async () => {
  const slow = await aSlowDesk(readyToComplete());
  const { scene } = slow;
  await slow.next();
  scene.later();
  scene.desk.run('complete', {});
  scene.desk.run('complete', {});
  expect(slow.said).toMatch(/last key was ignored/);
  // The key would act on the next product, which nobody has seen yet.
  scene.desk.run('delete', {});
  await answerAll(slow);
  expect((await scene.item('79811')).current_status).toBe('COMPLETED');
  expect((await scene.item('79811')).detail).toHaveLength(3);
  expect(slow.open.product.productId).toBe('79807');
  expect((await scene.item('79807')).detail).toHaveLength(3);
});

it('goes to the next product behind a key, which still acts on its own product', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.run('next-product', {});
  scene.desk.run('delete', {});
  expect(slow.said).toMatch(/last key was ignored/);
  await answerAll(slow);
  expect(slow.open.product.productId).toBe('79807');
  expect((await scene.item('79811')).detail).toHaveLength(3);
  const draft = await scene.journal.draft({
    subCategory: 1005,
    productId: '79811'
  });
  expect(draft?.choices).toEqual({ model: ['detail/image_001.jpg'] });
});

it('does nothing to a product that is finished but still in sight', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  const store = scene.holdJournal();
  const asked = jest.fn(async () => 'Zipper?');
  scene.note = asked;
  scene.desk.run('hold', { reason: 'blurred' });
  expect(slow.open.claimState).toBe('left');
  scene.desk.run('set-note', {});
  scene.desk.run('delete', {});
  scene.desk.run('take-over', {});
  // It waits for the journal before it goes to the next product.
  scene.desk.run('next-product', {});
  await scene.settle();
  expect(slow.open.claimState).toBe('left');
  expect(asked).not.toHaveBeenCalled();
  expect(scene.desk.state.saving.waiting).toBe(1);
  scene.desk.uploadFiles([new File(['abc'], 'new.jpg')], 'segment');
  await scene.settle();
  expect(slow.said).toBe('Nothing was changed: the product is not shown yet.');
  store();
  await answerAll(slow);
  // One step, however often the key was pressed.
  expect(slow.open.product.productId).toBe('79811');
});

it('stays on the product that the person went to while the change was written', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  const store = scene.holdJournal();
  scene.desk.run('hold', { reason: 'blurred' });
  scene.desk.run('go-to-product', { productId: '79807' });
  store();
  await answerAll(slow);
  expect(slow.open.product.productId).toBe('79807');
  expect((await scene.item('79811')).claim_id).toBeUndefined();
});

it('undo goes back at once, even if the next claim is never answered', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.desk.run('hold', { reason: 'blurred' });
  await scene.settle();
  expect(slow.open.product.productId).toBe('79811');
  slow.forget();
  scene.desk.run('undo', {});
  await slow.answer();
  expect(slow.open.product.productId).toBe('79823');
  expect(slow.open.product.status).toBe('PENDING');
});

it('drops the keys if others have completed the product, and shows it as completed', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.desk.run('go-to-product', { productId: '79811' });
  await scene.settle();
  scene.focus('detail/image_002.jpg');
  scene.desk.run('view-image', {});
  scene.desk.run('assign-slot', { index: 0 });
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    current_status: 'COMPLETED',
    representative_assets: ALL_CHOSEN,
    last_updated_at: '2026-01-01T00:00:00.000Z'
  });
  await slow.answer();
  expect(slow.open.product.status).toBe('COMPLETED');
  expect(slow.open.choices.model).toEqual(['detail/image_001.jpg']);
  expect(slow.open.focus).toBe('detail/image_002.jpg');
  expect(slow.open.viewing).toBe('detail/image_002.jpg');
  expect(slow.said).toMatch(/^Not done: others changed 79811/);
  expect(scene.rechecked).toHaveLength(1);
  // Later keys refer to the state by then.
  scene.desk.run('assign-slot', { index: 0 });
  await scene.settle();
  expect(slow.said).toMatch(/Reopen it to choose again/);
});

it('goes on if the next product turns out to be held, and tells which keys were dropped', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('delete', {});
  scene.catalogue.seed({ ...(await scene.item('79811')), ...held(scene) });
  await answerAll(slow);
  expect(slow.open.product.productId).toBe('79807');
  expect(slow.said).toBe('Not done: jun is editing 79811.');
});

it('takes over a product that is shown as held, without waiting for the claim that it replaces', async () => {
  const slow = await aSlowDesk([
    ...threeProducts(),
    productItem({
      product_id: '79801',
      last_updated_at: '2024-01-15T10:30:00.000Z',
      ...held((await aSlowDesk()).scene)
    })
  ]);
  const { scene } = slow;
  scene.desk.run('go-to-product', { productId: '79801' });
  await scene.settle();
  expect(slow.open.claimState).toBe('asked');
  expect(slow.open.heldBy).toBe('jun');
  scene.desk.run('take-over', {});
  await answerAll(slow);
  expect(slow.open.claimState).toBe('answered');
  expect(slow.open.heldBy).toBeNull();
  expect((await scene.item('79801')).claimed_by).toBe('curator-7');
});

it('uploads files that were dropped before the answer, or tells that it did not', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  const file = {
    name: 'new.jpg',
    arrayBuffer: async () => imageOf('new').buffer
  } as unknown as File;
  scene.desk.uploadFiles([file], 'segment');
  await scene.settle();
  expect((await scene.item('79811')).segment ?? []).toHaveLength(0);
  await slow.answer();
  expect((await scene.item('79811')).segment).toEqual(['new.jpg']);
  await slow.next();
  scene.desk.uploadFiles([file], 'segment');
  slow.isGone = true;
  await slow.answer();
  expect(slow.said).toMatch(/^Not done: 79807 could not be opened/);
});

it('asks for a note when the product is ours, and writes it to no other product', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  let write: (note: string) => void = () => undefined;
  const asked = jest.fn();
  scene.note = () => {
    asked();
    return new Promise(resolve => (write = resolve));
  };
  scene.desk.run('set-note', {});
  await scene.settle();
  expect(asked).not.toHaveBeenCalled();
  await slow.answer();
  expect(asked).toHaveBeenCalledTimes(1);
  await slow.next();
  write('Zipper?');
  await answerAll(slow);
  expect(slow.said).toBe('Nothing was done: another product is shown now.');
  expect((await scene.item('79807')).note).toBeUndefined();
});

it('keeps the viewer open when the answer comes', async () => {
  const slow = await aSlowDesk();
  await slow.next();
  slow.scene.desk.run('view-image', { image: 'detail/image_002.jpg' });
  await slow.answer();
  expect(slow.open.viewing).toBe('detail/image_002.jpg');
});

it('refuses a waiting command if a deleted image is viewed by then', async () => {
  const [first, second] = threeProducts();
  const slow = await aSlowDesk([
    first,
    {
      ...second,
      detail: ['image_001.jpg', 'image_002.jpg'],
      deleted: [{ folder: 'detail', filename: 'image_003.jpg' }]
    }
  ]);
  const { scene } = slow;
  await slow.next();
  scene.desk.run('set-note', { note: 'Zipper?' });
  scene.desk.run('view-image', { image: 'detail/image_003.jpg' });
  scene.desk.run('delete', {});
  await slow.answer();
  expect(slow.said).toMatch(/image_003.jpg is deleted. Restore it first/);
  expect((await scene.item('79811')).detail).toHaveLength(2);
});

it('tells that a product could not be opened without a network, and opens it when the network is back', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.desk.setOnline(false);
  slow.isOffline = true;
  await slow.next();
  scene.desk.run('delete', {});
  await slow.answer();
  expect(scene.desk.state.open).toMatchObject({
    state: 'failed',
    productId: '79811',
    problem: { kind: 'Unreachable' }
  });
  expect(slow.said).toMatch(/^Not done: 79811 could not be opened/);
  slow.isOffline = false;
  scene.desk.setOnline(true);
  await answerAll(slow);
  expect(slow.open.product.productId).toBe('79811');
  expect(slow.open.claimState).toBe('answered');
  expect(slow.open.product.images.detail).toHaveLength(3);
});

it('steps on from a product that could not be opened', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  slow.isOffline = true;
  await slow.next();
  await slow.answer();
  expect(scene.desk.state.open.state).toBe('failed');
  slow.isOffline = false;
  await slow.next();
  await slow.answer();
  expect(slow.open.product.productId).toBe('79807');
});

it('runs what waits even if the desk is hidden when the answer comes', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('assign-slot', { index: 0 });
  scene.desk.setVisible(false);
  await slow.answer();
  expect(slow.open.choices.model).toEqual(['detail/image_001.jpg']);
});

it('does nothing more after it is closed', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('delete', {});
  scene.desk.run('next-product', {});
  const closed = scene.desk.dispose();
  await answerAll(slow);
  await closed;
  expect((await scene.item('79811')).detail).toHaveLength(3);
  expect((await scene.journal.records()).records).toEqual([]);
  for (const id of ['79823', '79811', '79807']) {
    expect((await scene.item(id)).claim_id).toBeUndefined();
  }
});

it('claims no product that was left before its claim was asked for', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  const claimed: string[] = [];
  const claim = scene.catalogue.claim.bind(scene.catalogue);
  scene.catalogue.claim = (key, ...rest) => {
    claimed.push(key.productId);
    return claim(key, ...rest);
  };
  // Another tab makes the first product free again meanwhile.
  const other = await scene.journal.stay({
    subCategory: 1005,
    productId: '79811'
  });
  let given: () => void = () => undefined;
  void other.leave(() => new Promise(resolve => (given = resolve)));
  await slow.next();
  scene.desk.run('go-to-product', { productId: '79807' });
  await scene.settle();
  given();
  await answerAll(slow);
  expect(claimed).toEqual(['79807']);
});
