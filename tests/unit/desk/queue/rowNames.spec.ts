import { productItem } from '../../../fixtures/items';
import { DeskScene } from '../aDesk';

/** The names in the rows of the queue, which the table does not have. */

const IDS = ['79823', '79811', '79805', '79800'];
let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene(
    IDS.map((product_id, at) =>
      productItem({
        product_id,
        last_updated_at: `2024-01-15T10:30:00.00${9 - at}Z`
      })
    )
  );
  IDS.forEach(id =>
    scene.images.seed(
      `TOP/1005/${id}/meta.json`,
      new TextEncoder().encode(JSON.stringify({ name: `Shirt ${id}` }))
    )
  );
  scene.desk = scene.newDesk({ productsAhead: () => 1 });
  await scene.start();
  await scene.settle();
});

const names = (): readonly (string | undefined)[] =>
  scene.desk.state.queue.rows.map(({ name }) => name);

/** The rows stay in sight until nothing else is going on. */
async function shown(from: number, to: number): Promise<void> {
  scene.desk.nameRows(from, to);
  await scene.settle();
  scene.later();
  await scene.settle();
}

const reads = (): jest.SpyInstance => jest.spyOn(scene.images, 'read');

it('are read for rows that stay in sight, once each', async () => {
  expect(names()).toEqual(['Shirt 79823', undefined, undefined, undefined]);
  const read = reads();
  await shown(0, 2);
  expect(names()).toEqual([
    'Shirt 79823',
    'Shirt 79811',
    'Shirt 79805',
    undefined
  ]);
  await shown(0, 2);
  expect(read).toHaveBeenCalledTimes(2);
});

it('are not read again when the product is opened', async () => {
  await shown(0, 3);
  const read = reads();
  scene.desk.run('next-product', {});
  await scene.settle();
  expect(scene.open.product.productId).toBe('79811');
  expect(scene.open.meta).toMatchObject({ state: 'ready' });
  expect(read).not.toHaveBeenCalled();
  // A product that comes up again is read anew.
  scene.desk.run('previous-product', {});
  await scene.settle();
  scene.desk.run('next-product', {});
  await scene.settle();
  expect(read).toHaveBeenCalledWith(
    'TOP/1005/79811/meta.json',
    expect.anything(),
    // At most so many bytes.
    expect.any(Number)
  );
});

it('are not asked for if the rows are soon gone, or the browser is offline', async () => {
  const read = reads();
  scene.desk.nameRows(1, 1);
  await shown(2, 2);
  expect(names().slice(1)).toEqual([undefined, 'Shirt 79805', undefined]);
  scene.desk.setOnline(false);
  await shown(3, 3);
  expect(read).toHaveBeenCalledTimes(1);
});

it('stay away if the first file cannot be read', async () => {
  const read = reads().mockRejectedValue(new Error('refused'));
  jest.spyOn(console, 'debug').mockReturnValue();
  await shown(1, 3);
  expect(names().slice(1)).toEqual([undefined, undefined, undefined]);
  expect(read).toHaveBeenCalledTimes(2);
});
