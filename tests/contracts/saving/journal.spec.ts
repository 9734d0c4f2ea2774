import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../src/adapters/browser/saving/database';
import { IndexedJournal } from '../../../src/adapters/browser/saving/indexedJournal';
import { PageJournal } from '../../../src/adapters/browser/saving/pageJournal';
import { Seal } from '../../../src/adapters/browser/saving/seal';
import { subtleMac } from '../../../src/adapters/browser/saving/subtleMac';
import type { Mac } from '../../../src/ports/saving/mac';
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

const CONNECTION = 'a connection';

let database: CurationDatabase;
let mac: Mac;

beforeAll(async () => {
  mac = await subtleMac(crypto.subtle, new Uint8Array(32).fill(7));
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
  async person => {
    const seal = new Seal(
      mac,
      { owner: ownerOf(person), principal: person, baseUrl: '/' },
      true
    );
    return new IndexedJournal(
      database,
      CONNECTION,
      seal,
      seal,
      {
        alone: (name, act) =>
          turns.alone({ subCategory: 0, productId: name }, act),
        stay: name => turns.stay({ subCategory: 0, productId: name })
      },
      () => 2
    );
  },
  async (person, opId) => {
    await database.add('journal', {
      owner: ownerOf(person),
      opId,
      record: { version: 2 }
    });
  }
);

function ownerOf(person: string): string {
  return `${CONNECTION}\n${person}`;
}
