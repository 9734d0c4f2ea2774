import { productItem } from '../../../fixtures/items';
import { aSlowDesk } from '../aSlowDesk';

it('shows the next product before its claim is answered, and then what the claim read', async () => {
  const slow = await aSlowDesk();
  await slow.next();
  expect(slow.open.product.productId).toBe('79811');
  expect(slow.open.claimState).toBe('asked');
  expect(slow.open.product.claim).toBeUndefined();
  slow.scene.focus('detail/image_002.jpg');
  slow.scene.desk.run('toggle-section', { folder: 'summary' });
  const { sections } = slow.open;

  await slow.answer();
  expect(slow.open.claimState).toBe('answered');
  expect(slow.open.product.claim?.by).toBe('curator-7');
  // Nothing in sight moved.
  expect(slow.open.sections).toBe(sections);
  expect(slow.open.focus).toBe('detail/image_002.jpg');
  expect(slow.open.collapsed).toEqual(new Set(['summary']));
});

it('writes the journal before the next product is shown', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  [0, 1, 2].forEach(index =>
    scene.desk.run('assign-slot', { index, image: 'detail/image_001.jpg' })
  );
  const store = scene.holdJournal();
  scene.desk.run('hold', { reason: 'blurred' });
  await scene.settle();
  expect(slow.open.product.productId).toBe('79823');
  expect(slow.open.claimState).toBe('left');
  // The product is finished, so keys do nothing to it.
  scene.desk.run('delete', {});
  expect(scene.desk.state.saving.waiting).toBe(1);
  store();
  await scene.settle();
  expect(slow.open.product.productId).toBe('79811');
  expect(slow.open.focusRequest).toBe(1);
});

it('reads the stored choices of the next product while the journal is written, never earlier', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  const read: string[] = [];
  const draft = scene.journal.draft.bind(scene.journal);
  scene.journal.draft = async key => {
    read.push(key.productId);
    return draft(key);
  };
  const store = scene.holdJournal();
  scene.desk.run('hold', { reason: 'blurred' });
  await scene.settle();
  expect(slow.open.product.productId).toBe('79823');
  expect(read).toEqual(['79811']);
  // The person turns to another product meanwhile, so what was read is not used.
  scene.desk.run('open', { productId: '79807' });
  await scene.settle();
  store();
  await slow.answer();
  expect(slow.open.product.productId).toBe('79807');
  scene.desk.run('open', { productId: '79811' });
  await scene.settle();
  expect(read).toEqual(['79811', '79807', '79811']);
});

it('goes on if the journal cannot be written, and tells so', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.journal.append = async () => {
    throw new Error('no disk');
  };
  const logged = jest.spyOn(console, 'error').mockReturnValue(undefined);
  scene.desk.run('hold', { reason: 'blurred' });
  await scene.settle();
  expect(slow.open.product.productId).toBe('79811');
  expect(slow.scene.desk.state.saving.failed).toHaveLength(1);
  logged.mockRestore();
});

it('runs the keys pressed before the answer in their order, on what the claim read', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  const done: string[] = [];
  const pressed = [
    scene.desk.perform('assign-slot', { index: 0 }),
    // It starts from the image that the key before it leads to.
    scene.desk.perform('move-focus', { direction: 'right' }),
    scene.desk.perform('delete', {})
  ];
  pressed.forEach((press, at) => void press.then(() => done.push(`${at}`)));
  await scene.settle();
  expect(done).toEqual([]);
  expect(slow.open.choices).toEqual({});
  expect(slow.open.focus).toBe('detail/image_001.jpg');
  expect((await scene.journal.records()).records).toEqual([]);

  await slow.answer();
  expect(done).toEqual(['0', '1', '2']);
  expect(slow.open.choices).toEqual({ model: ['detail/image_001.jpg'] });
  // The slot key moved on to the second image, the arrow to the third.
  expect((await scene.item('79811')).detail).toEqual([
    'image_001.jpg',
    'image_002.jpg'
  ]);
});

it('moves at once while nothing waits', async () => {
  const slow = await aSlowDesk();
  await slow.next();
  slow.scene.desk.run('move-focus', { direction: 'right' });
  expect(slow.open.focus).toBe('detail/image_002.jpg');
});

it('does not complete a product if the key was pressed too soon, however late the answer', async () => {
  const slow = await aSlowDesk([
    productItem(),
    productItem({
      product_id: '79811',
      last_updated_at: '2024-01-01T00:00:00.000Z',
      representative_assets: JSON.stringify({
        model: 'detail/image_001.jpg',
        front: 'detail/image_002.jpg',
        back: 'detail/image_003.jpg'
      })
    })
  ]);
  const { scene } = slow;
  await slow.next();
  scene.later(100);
  scene.desk.run('complete', {});
  scene.later(1000);
  await slow.answer();
  expect((await scene.item('79811')).current_status).toBe('PENDING');
  scene.desk.run('previous-product', {});
  await slow.answer();
  await slow.next();
  scene.later(1000);
  scene.desk.run('complete', {});
  expect(slow.open.claimState).toBe('asked');
  await slow.answer();
  expect((await scene.item('79811')).current_status).toBe('COMPLETED');
});

it('shows what others changed, keeps the focus, and drops keys that meant the former state', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.focus('detail/image_002.jpg');
  scene.later(1000);
  scene.desk.run('delete', {});
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    detail: ['image_002.jpg', 'image_009.jpg'],
    last_updated_at: '2026-01-01T00:00:00.000Z'
  });
  await slow.answer();
  expect(slow.open.product.images.detail).toEqual([
    'image_002.jpg',
    'image_009.jpg'
  ]);
  expect(slow.open.focus).toBe('detail/image_002.jpg');
  expect(slow.said).toBe(
    'Not done: others changed 79811. The desk shows it as it is now.'
  );
  expect((await scene.item('79811')).detail).toHaveLength(2);
  // Its pictures were requested with the former stamp.
  expect(scene.rechecked[0]).toContain('TOP/1005/79811/detail/image_009.jpg');
});

it('runs the keys if only bookkeeping attributes differ', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('assign-slot', { index: 0 });
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    revision: 7,
    last_updated_at: '2026-01-01T00:00:00.000Z'
  });
  await slow.answer();
  expect(slow.open.choices).toEqual({ model: ['detail/image_001.jpg'] });
  expect(scene.rechecked).toHaveLength(1);
});

it('shows who holds the product when the claim tells, and changes nothing', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    claim_id: 'other',
    claimed_by: 'jun',
    claimed_until: Math.floor(scene.clock.now() / 1000) + 600
  });
  scene.desk.run('go-to-product', { productId: '79811' });
  await scene.settle();
  expect(slow.open.heldBy).toBeNull();
  scene.desk.run('delete', {});
  await slow.answer();
  expect(slow.open.heldBy).toBe('jun');
  expect(slow.said).toBe('Not done: jun is editing 79811.');
  expect((await scene.item('79811')).detail).toHaveLength(3);
});

it('drops what waits when the desk turns to another product, and runs what does not concern it', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('delete', {});
  scene.desk.run('thumbnail-size', { pixels: 200 });
  expect(scene.desk.state.thumbnailSize).toBe(200);
  scene.desk.run('refresh', {});
  await scene.settle();
  expect(slow.said).toBe('Not done: you left 79811 before it was opened.');
  await slow.answer();
  expect((await scene.item('79811')).detail).toHaveLength(3);
});

it('tells why keys were dropped if the product could not be opened', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  scene.desk.run('delete', {});
  slow.isGone = true;
  await slow.answer();
  expect(scene.desk.state.open.state).toBe('failed');
  expect(slow.said).toBe(
    'Not done: 79811 could not be opened. Category 1005 has no product 79811.'
  );
});

it('takes a limited number of waiting keys', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  await slow.next();
  for (let presses = 0; presses < 21; presses++) {
    scene.desk.run('set-flag', { flag: `flag-${presses}`, on: true });
  }
  expect(slow.said).toMatch(/still being opened/);
  await slow.answer();
  expect((await scene.item('79811')).flags).toHaveProperty('size', 20);
});

it('asks for a flag at once, so that the digit behind it reaches no slot, and sets it when the claim is answered', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  const asked = jest.fn(async () => 'watermark');
  scene.flag = asked;
  await slow.next();
  scene.desk.run('set-flag', {});
  expect(asked).toHaveBeenCalledTimes(1);
  await scene.settle();
  expect(slow.open.product.flags).toEqual([]);
  await slow.answer();
  expect(slow.open.product.flags).toEqual(['watermark']);
  await scene.settle();
});

it('shows a product with its waiting changes, not as it was known before', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.desk.run('delete', {});
  await scene.settle();
  await slow.next();
  await slow.answer();
  scene.desk.run('previous-product', {});
  await scene.settle();
  expect(slow.open.product.productId).toBe('79823');
  expect(slow.open.product.images.detail).toHaveLength(2);
});

it('undo goes back even if the next product is not claimed yet', async () => {
  const slow = await aSlowDesk();
  const { scene } = slow;
  scene.desk.run('hold', { reason: 'blurred' });
  await scene.settle();
  expect(slow.open.product.productId).toBe('79811');
  scene.desk.run('undo', {});
  await slow.answer();
  await slow.answer();
  expect(slow.open.product.productId).toBe('79823');
  expect(slow.open.product.status).toBe('PENDING');
});
