import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { leaseTabs } from '../../../../../src/adapters/browser/saving/leaseTabs';
import type { Tabs } from '../../../../../src/adapters/browser/saving/tabs';
import { ManualClock, SequenceIds } from '../../../../support/memory';

let database: CurationDatabase;
let clock: ManualClock;
let first: Tabs;
let second: Tabs;

beforeEach(async () => {
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No IndexedDB.');
  }
  database = opened;
  await database.clear('leases');
  clock = new ManualClock(0);
  const ids = new SequenceIds('tab');
  first = leaseTabs(database, clock, ids);
  second = leaseTabs(database, clock, ids);
});

afterEach(() => database.close());

/** Lets the database answer, and waiting tabs look again. */
async function pass(ms = 0): Promise<void> {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
  clock.advance(ms);
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(resolve => setTimeout(resolve, 0));
  }
}

it('lets one tab after the other', async () => {
  const told: string[] = [];
  let finish = (): void => undefined;
  const one = first.alone('P1', async () => {
    told.push('first');
    await new Promise<void>(resolve => {
      finish = resolve;
    });
    told.push('first ends');
  });
  await pass();
  const other = second.alone('P1', async () => {
    told.push('second');
  });
  await second.alone('P2', async () => {
    told.push('another product');
  });
  await pass(1000);
  expect(told).toEqual(['first', 'another product']);
  finish();
  await one;
  await pass(1000);
  await other;
  expect(told).toEqual(['first', 'another product', 'first ends', 'second']);
});

it('renews a lease while something runs, and takes one that expired', async () => {
  const told: string[] = [];
  void first.alone('P1', () => new Promise(() => undefined));
  await pass();
  // A tab that died renews nothing.
  await database.put('leases', { by: 'dead', until: 15_000 }, 'P2');
  const after = second.alone('P2', async () => {
    told.push('after the dead one');
  });
  void second.alone('P1', async () => {
    told.push('never');
  });
  for (let turn = 0; turn < 8; turn++) {
    await pass(5_000);
  }
  await after;
  expect(told).toEqual(['after the dead one']);
});

it('tells the last tab that leaves', async () => {
  const told: string[] = [];
  const [one, other] = [await first.stay('P1'), await second.stay('P1')];
  await pass(20_000);
  await one.leave(async () => {
    told.push('first was last');
  });
  await one.leave(async () => {
    told.push('twice');
  });
  await other.leave(async () => {
    told.push('second was last');
  });
  expect(told).toEqual(['second was last']);
});

it('does not wait for a tab that died', async () => {
  const told: string[] = [];
  await database.put('leases', { by: 'dead', until: 15_000 }, 'P1\ndead');
  const stay = await first.stay('P1');
  await pass(20_000);
  await stay.leave(async () => {
    told.push('last');
  });
  expect(told).toEqual(['last']);
});
