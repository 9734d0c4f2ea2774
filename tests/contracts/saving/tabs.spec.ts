import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../src/adapters/browser/saving/database';
import { leaseTabs } from '../../../src/adapters/browser/saving/leaseTabs';
import { lockTabs } from '../../../src/adapters/browser/saving/lockTabs';
import { ManualClock, MemoryLocks, SequenceIds } from '../../support/memory';
import { describeTabs } from './tabs';

const clock = new ManualClock();
const locks = new MemoryLocks() as unknown as LockManager;
const ids = new SequenceIds('call');

let database: CurationDatabase;

beforeAll(async () => {
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No IndexedDB.');
  }
  database = opened;
});

afterAll(() => database.close());

/** Lets the database answer between the steps. */
async function pass(ms: number): Promise<void> {
  const step = 1_000;
  for (let left = ms; left >= 0; left -= step) {
    clock.advance(Math.min(step, left));
    for (let turn = 0; turn < 10; turn++) {
      await new Promise(resolve => setTimeout(resolve, 0));
    }
  }
}

describeTabs(
  'by the locks of the browser',
  async () => lockTabs(locks, clock),
  pass
);

describeTabs(
  'by leases in IndexedDB',
  async () => leaseTabs(database, clock, ids),
  pass
);
