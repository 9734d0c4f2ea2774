import { ManualClock } from '../support/memory';
import { NotSignedIn } from '../../src/domain/errors';
import type { TestBed } from './matrix/cases';
import { given } from './matrix/given';
import { engine } from './matrix/plan';
import { openTestBed } from './matrix/testBed';
import { brokenRules } from './reader/rules';
import { Curator, WorldIds } from './world/curator';
import type { Fault } from './world/network';
import type { TestDataset, Raw } from './world/testDataset';
import { saying } from '../support/english';

/** If credentials expire while changes of several products wait, nothing is lost and nothing is done twice. */

const PRODUCTS = ['SKU1', 'SKU10', 'SKU2'];

jest.setTimeout(60_000);

let bed: TestBed;
let dataset: TestDataset;
let start: Raw;
/** The state when the credentials expire. */
let before: Raw;
let expired: boolean;
let fault: Fault | undefined;
let curator: Curator;

/** @param slow - what the network does with requests before the credentials expire */
async function fillJournal(slow: Fault): Promise<void> {
  bed ??= await openTestBed(engine());
  const category = bed.subCategory();
  dataset = await bed.open(given(category), category);
  start = await dataset.look();
  [expired, fault] = [false, undefined];
  const { catalogue, images } = dataset;
  curator = new Curator({
    name: 'curator-7',
    dataset: { catalogue: refusing(catalogue), images: refusing(images) },
    clock: new ManualClock(Date.parse('2026-11-22T09:00:00.000Z')),
    ids: new WorldIds(),
    weather: {
      fault: request => (/^(copy|change) /.test(request) ? fault : undefined)
    }
  });
  await curator.start();
  // The changes wait, since the network is slow.
  fault = slow;
  for (const productId of PRODUCTS) {
    await curator.perform('go-to-product', { productId });
    curator.run('delete', { images: ['detail/a 1.jpg'] });
    await curator.perform('reclassify', {
      folder: 'text',
      images: ['detail/d.JPG']
    });
  }
  expect(curator.desk.state.saving.waiting).toBe(6);
  before = await dataset.look();
  [expired, fault] = [true, undefined];
}

describe.each(['never', 'never-after'] as const)(
  'credentials that expire while changes wait in the journal (fault: %s)',
  slow => {
    beforeEach(() => fillJournal(slow));

    it('keep all changes waiting, which are saved once after the person signs in again', async () => {
      curator.network.timeOut();
      await curator.settle();
      for (let tries = 0; tries < 2; tries++) {
        await curator.perform('retry', {});
        await expectAllWaits();
      }

      expired = false;
      await curator.perform('retry', {});
      await expectAllSavedOnce();
    });

    it('keep all changes waiting for the next page, which starts without credentials', async () => {
      curator.die();
      curator.comeBack();
      await curator.start();
      await expectAllWaits();

      expired = false;
      await curator.perform('retry', {});
      await expectAllSavedOnce();
    });
  }
);

async function expectAllWaits(): Promise<void> {
  const { saving, notice } = curator.desk.state;
  expect(saving.waiting).toBe(6);
  expect(saving.failed.map(({ problem }) => problem.kind)).toEqual(
    PRODUCTS.map(() => 'NotSignedIn')
  );
  expect(notice).toMatchObject({
    kind: 'NotSignedIn',
    remedy: 'Sign in again.'
  });
  expect((await curator.disk.records()).records).toHaveLength(6);
  expect(await dataset.look()).toEqual(before);
}

async function expectAllSavedOnce(): Promise<void> {
  const { saving, notice } = curator.desk.state;
  expect(saving).toMatchObject({ waiting: 0, failed: [] });
  expect(notice).toBeNull();
  expect((await curator.disk.records()).records).toEqual([]);
  const now = await dataset.look();
  for (const productId of PRODUCTS) {
    expect(now.products.get(productId)).toMatchObject({
      revision: 2,
      detail: ['b+2.jpg', 'c#3.jpg'],
      text: ['size?.webp', 'd.JPG']
    });
  }
  expect(brokenRules(start, now)).toEqual([]);
}

/** A port whose service refuses the credentials once they have expired. */
function refusing<Port extends object>(port: Port): Port {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      return typeof member !== 'function'
        ? member
        : (...args: unknown[]): unknown =>
            expired
              ? Promise.reject(
                  new NotSignedIn(
                    ...saying('The credentials have expired.', 'Sign in again.')
                  )
                )
              : Reflect.apply(member, target, args);
    }
  });
}
