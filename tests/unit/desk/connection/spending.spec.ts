import type { RequestTarget } from '../../../../src/domain/connection/cost/requestSent';
import {
  NO_USAGE,
  requestsOf
} from '../../../../src/domain/connection/cost/usage';
import { DeskScene } from '../aDesk';

const item = (productId: string): RequestTarget => ({
  kind: 'item',
  key: { subCategory: 1005, productId }
});
const picture = (productId: string): RequestTarget => ({
  kind: 'object',
  key: `TOP/1005/${productId}/detail/image_001.jpg`
});

let scene: DeskScene;

beforeEach(async () => {
  scene = new DeskScene();
  await scene.start();
});

function send(target: RequestTarget | undefined, times = 1): void {
  for (let at = 0; at < times; at++) {
    scene.requests.count({ usage: { ...NO_USAGE, s3Reads: 1 }, target });
  }
}

/** Requests of the product, of the lists and of all, once a second has gone by. */
async function counts(): Promise<(number | null)[]> {
  scene.later();
  await scene.settle();
  const { product, lists, session } = scene.desk.state.spending;
  return [product, lists, session].map(usage => usage && requestsOf(usage));
}

it('gives a product what names it, and the lists the rest', async () => {
  expect(scene.open.product.productId).toBe('79823');
  send(item('79823'));
  send(picture('79823'), 2);
  // A page, the counters, a cover, a picture fetched ahead.
  send(undefined);
  send({
    kind: 'item',
    key: { subCategory: 0, productId: 'STATUS_STATS_TOP_1005' }
  });
  send(picture('79811'), 2);
  expect(await counts()).toEqual([3, 4, 7]);
});

it('gives a late answer to the product that it names, not to the next one', async () => {
  send(picture('79823'));
  await scene.desk.perform('next-product', {});
  expect(scene.open.product.productId).toBe('79811');
  // Its tags are set, and it is given back.
  send(picture('79823'));
  send(item('79823'));
  send(item('79811'));
  expect(await counts()).toEqual([1, 0, 4]);
  await scene.desk.perform('previous-product', {});
  expect(await counts()).toEqual([3, 0, 4]);
});

it('counts what opens a product as its own, and begins with none', async () => {
  send(picture('79811'));
  const claim = jest.spyOn(scene.catalogue, 'claim');
  claim.mockImplementationOnce(async (key, request) => {
    send({ kind: 'item', key });
    return scene.catalogue.claim(key, request);
  });
  await scene.desk.perform('next-product', {});
  expect(await counts()).toEqual([1, 1, 2]);
  await scene.desk.perform('open', { status: 'COMPLETED' });
  expect((await counts())[0]).toBeNull();
});

it('tells what comes in a second at once', async () => {
  await scene.settle();
  let told = 0;
  let { spending } = scene.desk.state;
  scene.desk.store.subscribe(() => {
    const now = scene.desk.state.spending;
    told += now === spending ? 0 : 1;
    ({ spending } = scene.desk.state);
  });
  for (let tenth = 0; tenth < 30; tenth++) {
    send(picture('79823'), 10);
    scene.later(100);
    await scene.settle();
  }
  expect(told).toBe(3);
  send(undefined);
  expect(await counts()).toEqual([300, 1, 301]);
  expect(told).toBe(4);
});

it('has the prices of its connection, and hears no more once closed', async () => {
  const desk = scene.newDesk({
    prices: { kind: 'unknown-region', region: 'af-south-1' }
  });
  await desk.start();
  expect(desk.state.spending.prices).toMatchObject({ region: 'af-south-1' });
  const before = desk.state.spending;
  await desk.dispose();
  send(undefined);
  scene.later();
  await scene.settle();
  expect(desk.state.spending.session).toBe(before.session);
});
