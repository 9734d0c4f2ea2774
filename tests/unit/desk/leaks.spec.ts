import { Store } from '../../../src/desk/store';
import { imagePaths } from '../../../src/domain/product/product';
import type { Stay } from '../../../src/ports/saving/journal';
import { productItem } from '../../fixtures/items';
import { DeskScene } from './aDesk';

const COUNT = 500;
const AHEAD = 3;

const idOf = (at: number): string => String(10_000 + at);

/** A desk on the first of many products, of which it is counted what is held. */
class Counted {
  readonly scene = new DeskScene(
    Array.from({ length: COUNT + 1 }, (_, at) =>
      productItem({
        product_id: idOf(at),
        last_updated_at: new Date(Date.UTC(2024, 0, 1) - at).toISOString()
      })
    )
  );
  stays = 0;
  sleeps = 0;

  constructor() {
    const { journal, clock } = this.scene;
    const stay = journal.stay.bind(journal);
    journal.stay = async (...args): Promise<Stay> => {
      const own = await stay(...args);
      this.stays++;
      return {
        leave: async last => {
          this.stays--;
          await own.leave(last);
        }
      };
    };
    const sleep = clock.sleep.bind(clock);
    clock.sleep = (...args) => {
      this.sleeps++;
      return sleep(...args).finally(() => this.sleeps--);
    };
    this.scene.desk = this.scene.newDesk({ productsAhead: () => AHEAD });
  }

  async claimed(): Promise<readonly string[]> {
    const ids = Array.from({ length: COUNT + 1 }, (_, at) => idOf(at));
    const items = await Promise.all(ids.map(id => this.scene.item(id)));
    return ids.filter((_, at) => items[at].claim_id !== undefined);
  }
}

it('holds no more after many products than after some', async () => {
  const counted = new Counted();
  const { scene } = counted;
  await scene.start();
  await scene.settle();
  const subscribed = jest.spyOn(Store.prototype, 'subscribe');
  const images = imagePaths(scene.open.product).length;
  let sleeps = 0;
  for (let at = 1; at <= COUNT; at++) {
    await scene.desk.perform('next-product', {});
    await scene.settle();
    // Half of them are left with something that was done to them.
    if (at % 2 === 0) {
      scene.desk.run('set-flag', { flag: 'check', on: true });
    }
    scene.later(7000);
    await scene.settle();
    expect(counted.stays).toBe(1);
    // Of the next ones, and of the last.
    expect(scene.near.size).toBeLessThanOrEqual((AHEAD + 1) * images);
    sleeps = at === 20 ? counted.sleeps : sleeps;
  }
  expect(scene.open.product.productId).toBe(idOf(COUNT));
  expect(subscribed).not.toHaveBeenCalled();
  expect(counted.sleeps).toBeLessThanOrEqual(sleeps);
  expect(await counted.claimed()).toEqual([idOf(COUNT)]);
  expect(scene.desk.state.saving).toEqual({ waiting: 0, failed: [] });
  expect((await scene.journal.records()).records).toEqual([]);

  await scene.desk.dispose();
  await scene.settle();
  expect(counted.stays).toBe(0);
  expect(scene.near.size).toBe(0);
  expect(counted.sleeps).toBe(0);
  expect(await counted.claimed()).toEqual([]);
  subscribed.mockRestore();
}, 60_000);
