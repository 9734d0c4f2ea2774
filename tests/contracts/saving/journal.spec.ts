import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../src/adapters/browser/saving/database';
import { IndexedJournal } from '../../../src/adapters/browser/saving/indexedJournal';
import { PageJournal } from '../../../src/adapters/browser/saving/pageJournal';
import { describeJournal } from './journal';

const inMemory = new Map<string, PageJournal>();

function ofMemory(owner: string): PageJournal {
  const journal = inMemory.get(owner) ?? new PageJournal();
  inMemory.set(owner, journal);
  return journal;
}

describeJournal(
  'the journal in memory',
  async owner => ofMemory(owner),
  async (owner, opId) => ofMemory(owner).seed(opId, { version: 2 })
);

let database: CurationDatabase;

beforeAll(async () => {
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No IndexedDB.');
  }
  database = opened;
});

beforeEach(() => database.clear('journal'));

afterAll(() => database.close());

/** Keeps one page's tabs apart, as the browser's locks do. */
const turns = new PageJournal();

describeJournal(
  'the journal in IndexedDB',
  async owner =>
    new IndexedJournal(database, owner, {
      alone: (name, act) =>
        turns.alone({ subCategory: 0, productId: name }, act),
      stay: name => turns.stay({ subCategory: 0, productId: name })
    }),
  async (owner, opId) => {
    await database.add('journal', { owner, opId, record: { version: 2 } });
  }
);
