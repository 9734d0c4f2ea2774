import { checkText } from '../../../../src/words/board/checks';
import { PLAIN } from '../../../../src/words/trans';
import { Unreachable } from '../../../../src/domain/errors';
import { saying } from '../../../support/english';
import { productItem } from '../../../fixtures/items';
import { DeskScene } from '../aDesk';

const META = '{"name": "Shirt", "colors": ["Black", "Red"]}';

let scene: DeskScene;

async function started(first = {}): Promise<void> {
  scene = new DeskScene([
    productItem({ last_updated_at: '2024-01-15T10:30:00.003Z', ...first }),
    productItem({
      product_id: '79811',
      last_updated_at: '2024-01-15T10:30:00.002Z'
    })
  ]);
  scene.images.seed('TOP/1005/79823/meta.json', new TextEncoder().encode(META));
  await scene.start();
  await scene.settle();
}

/** What the board says of the colours. */
const said = (): readonly string[] =>
  scene.open.checks
    .map(check => checkText(check, PLAIN))
    .filter(text => /colour/i.test(text));

const NONE = '0 of 2 colours chosen: Black, Red';
const AWAITED = 'Colours not checked yet: meta.json is being read';

it('is read for a product that comes up, wherever its table is', async () => {
  await started();
  expect(said()).toEqual([NONE]);
});

it('is read again for a product that is taken over', async () => {
  await started({
    claim_id: 'claim-b',
    claimed_by: 'moto',
    claimed_until: Math.round(Date.parse('2026-11-22T09:10:00Z') / 1000)
  });
  scene.desk.run('open', { productId: '79823' });
  await scene.settle();
  expect(scene.open.heldBy).toBe('moto');
  scene.desk.run('take-over', {});
  await scene.settle();
  expect(scene.open.heldBy).toBeNull();
  expect(said()).toEqual([NONE]);
});

it('is read for a completed product that is opened and reopened', async () => {
  await started({ current_status: 'COMPLETED' });
  await scene.desk.perform('go-to-product', { productId: '79823' });
  await scene.settle();
  scene.desk.run('reopen', {});
  await scene.settle();
  expect(scene.open.product.status).toBe('PENDING');
  expect(said()).toEqual([NONE]);
});

it('is awaited until it comes, and a completion names what was not checked', async () => {
  await started();
  let answer: (bytes: Uint8Array) => void = () => undefined;
  const reading = new Promise<Uint8Array>(resolve => (answer = resolve));
  jest.spyOn(scene.images, 'read').mockReturnValue(reading);
  scene.desk.run('next-product', {});
  await scene.settle();
  await scene.desk.perform('go-to-product', { productId: '79823' });
  await Promise.resolve();
  scene.later();
  expect(said()).toEqual([AWAITED]);
  [0, 1, 2].forEach(index => scene.desk.run('assign-slot', { index }));
  scene.desk.run('complete', {});
  expect(scene.desk.state.message?.text).toContain(
    `Completed 79823 · ${AWAITED}`
  );
  answer(new TextEncoder().encode(META));
  await scene.settle();
});

it('says that it could not be read, and is read again when the network is back', async () => {
  scene = new DeskScene();
  scene.images.seed('TOP/1005/79823/meta.json', new TextEncoder().encode(META));
  const read = jest
    .spyOn(scene.images, 'read')
    .mockRejectedValue(new Unreachable(...saying('offline')));
  await scene.start();
  await scene.settle();
  expect(said()).toEqual(['Colours not checked: meta.json cannot be read']);
  read.mockRestore();
  scene.desk.setOnline(true);
  await scene.settle();
  expect(said()).toEqual([NONE]);
});

it('that is larger than 1 MB is named, and not read', async () => {
  scene = new DeskScene();
  scene.images.seed(
    'TOP/1005/79823/meta.json',
    new Uint8Array(1_000_001).fill(0x20)
  );
  await scene.start();
  await scene.settle();
  expect(scene.open.meta).toMatchObject({
    state: 'failed',
    problem: {
      text: expect.stringMatching(/larger than 1.0 MB and was not read/)
    }
  });
  expect(said()).toEqual(['Colours not checked: meta.json cannot be read']);
});

it('gives the row of its product a name, which stays when the queue is read again', async () => {
  await started();
  const names = (): readonly (string | undefined)[] =>
    scene.desk.state.queue.rows.map(({ name }) => name);
  expect(names()).toEqual(['Shirt', undefined]);
  await scene.desk.perform('refresh', {});
  await scene.settle();
  expect(names()).toEqual(['Shirt', undefined]);
  await scene.desk.perform('filter-queue', { name: 'SHIRT' });
  await scene.settle();
  expect(names()).toEqual(['Shirt']);
});
