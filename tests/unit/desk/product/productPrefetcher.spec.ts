import { productsAhead } from '../../../../src/desk/product/productPrefetcher';
import { DeskScene } from '../aDesk';

/** A desk on 79823, with the pictures of two products brought near. */
async function aScene(productsAhead = () => 2): Promise<DeskScene> {
  const scene = new DeskScene();
  scene.desk = scene.newDesk({ productsAhead });
  await scene.start();
  await scene.settle();
  return scene;
}

const near = ({ near }: DeskScene): readonly string[] => [
  ...new Set([...near.keys()].map(key => key.split('/')[2]))
];

function arrive(scene: DeskScene, productId: string): void {
  [...scene.near]
    .filter(([key]) => key.includes(productId))
    .forEach(([, arrived]) => arrived(true));
}

it('fetches the pictures of the next products ahead, in their order, and shows how many are ready', async () => {
  const scene = await aScene();
  expect(near(scene)).toEqual(['79811', '79807']);
  expect([...scene.near.keys()][0]).toBe('TOP/1005/79811/detail/image_001.jpg');
  expect(scene.desk.state.nextReady).toBe(0);
  arrive(scene, '79807');
  expect(scene.desk.state.nextReady).toBe(0);
  arrive(scene, '79811');
  expect(scene.desk.state.nextReady).toBe(2);
});

it('neither claims nor reads anything for it', async () => {
  const scene = await aScene();
  expect((await scene.item('79811')).claim_id).toBeUndefined();
});

it('follows the person: drops what no longer comes next, and keeps what was left', async () => {
  const scene = await aScene(() => 1);
  expect(near(scene)).toEqual(['79811']);
  await scene.desk.perform('next-product', {});
  await scene.settle();
  expect([...near(scene)].sort()).toEqual(['79807', '79823']);
  await scene.desk.perform('next-product', {});
  await scene.settle();
  expect(near(scene)).toEqual(['79811']);
  expect(scene.desk.state.nextReady).toBe(0);
});

it('skips what others turn out to hold', async () => {
  const scene = await aScene(() => 1);
  scene.catalogue.seed({
    ...(await scene.item('79811')),
    claim_id: 'other',
    claimed_by: 'jun',
    claimed_until: Math.floor(scene.clock.now() / 1000) + 600
  });
  await scene.desk.perform('go-to-product', { productId: '79811' });
  await scene.desk.perform('previous-product', {});
  await scene.settle();
  expect(near(scene)).toContain('79807');
});

it('fetches nothing ahead if that is off, nobody sees the desk, or it is closed', async () => {
  let most = 0;
  const scene = await aScene(() => most);
  expect(scene.near.size).toBe(0);
  expect(scene.desk.state.nextReady).toBeNull();
  most = 2;
  scene.desk.setVisible(true);
  await scene.settle();
  expect(near(scene)).toHaveLength(2);
  scene.desk.setVisible(false);
  expect(scene.near.size).toBe(0);
  scene.desk.setVisible(true);
  await scene.settle();
  expect(near(scene)).toHaveLength(2);
  await scene.desk.dispose();
  expect(scene.near.size).toBe(0);
});

it('fetches as many ahead as the person goes through while one is loaded, and one more', () => {
  expect(productsAhead({ product: undefined, load: 900 }, 3)).toBe(3);
  expect(productsAhead({ product: 20_000, load: 500 }, 3)).toBe(2);
  expect(productsAhead({ product: 1000, load: 1500 }, 5)).toBe(3);
  expect(productsAhead({ product: 100, load: 5000 }, 3)).toBe(3);
  expect(productsAhead({ product: 0, load: 0 }, 3)).toBe(1);
});
