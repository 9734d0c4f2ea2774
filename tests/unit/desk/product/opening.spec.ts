import { productItem } from '../../../fixtures/items';
import { DeskScene } from '../aDesk';

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

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

  it('shows what was chosen in a completed product, and does not claim it', async () => {
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

  it('releases the claim when it goes on', async () => {
    await scene.desk.perform('next-product', {});
    await scene.settle();
    expect(scene.open.product.productId).toBe('79811');
    expect(await scene.item('79823')).not.toHaveProperty('claim_id');
  });

  it('renews the claim at half its life while somebody looks', async () => {
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

  it('leaves a product alone that another holds, until it is taken over', async () => {
    const other = scene.newDesk({ claimId: 'claim-b', person: 'curator-9' });
    await other.start();
    const { open } = other.state;
    // Start goes to the first one that nobody holds.
    expect(open).toMatchObject({ product: { productId: '79811' } });
    await other.perform('go-to-product', { productId: '79823' });
    expect(other.state.open).toMatchObject({ heldBy: 'curator-7' });
    await other.perform('delete', {});
    expect(other.state.message?.text).toMatch(/curator-7 is editing/);
    // Both browsers have the same state database.
    await scene.resume.write('test', { version: 1, savedAt: 0 });
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

  it('shows that an id does not exist, and keeps the queue', async () => {
    await scene.desk.perform('go-to-product', { productId: 'nothing' });
    expect(scene.desk.state.open).toMatchObject({
      state: 'failed',
      problem: { kind: 'NotFound' }
    });
    expect(scene.desk.state.queue.rows).toHaveLength(3);
  });
});

it('without a person, products can be viewed but not changed', async () => {
  const desk = scene.newDesk({ person: undefined, claimId: 'nobody' });
  await desk.start();
  expect(desk.state.access.problems).toMatchObject([{ kind: 'NotAllowed' }]);
  await desk.perform('delete', {});
  expect(desk.state.message?.text).toMatch(/does not name a person/);
});

describe('names that are typed in another Unicode form', () => {
  const NFD = '상의'.normalize('NFD');

  beforeEach(async () => {
    scene = new DeskScene([
      productItem({ product_id: NFD, detail: [`${NFD}.jpg`] })
    ]);
    await scene.start();
  });

  it('find the product, whether it is in the list or not', async () => {
    await scene.desk.perform('go-to-product', { productId: '상의' });
    expect(scene.open.product.productId).toBe(NFD);
    scene.catalogue.seed(
      productItem({ product_id: `${NFD}2`, current_status: 'PASS' })
    );
    await scene.desk.perform('go-to-product', { productId: '상의2' });
    expect(scene.open.product.productId).toBe(`${NFD}2`);
  });

  it('find the image', async () => {
    await scene.desk.perform('assign-slot', {
      index: 0,
      image: 'detail/상의.jpg'
    });
    expect(scene.open.choices).toEqual({ model: [`detail/${NFD}.jpg`] });
  });
});
