import 'fake-indexeddb/auto';

import type {
  CurationDatabase,
  JournalEntry
} from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import type { IndexedJournal } from '../../../../../src/adapters/browser/saving/indexedJournal';
import type { JournalRecord } from '../../../../../src/domain/edits/intention';
import { NOTHING_DONE } from '../../../../../src/domain/edits/undo/undoHistory';
import { aRecord } from '../../../../fixtures/records';
import { aSealedJournal, CONNECTION, SOON } from './aSealedJournal';

const DAY = 24 * 3_600_000;
const ALICE = { person: 'alice' };
const { product } = aRecord();

let database: CurationDatabase;
let alice: IndexedJournal;

beforeAll(async () => {
  const opened = await openDatabase();
  if (!opened) {
    throw new Error('No IndexedDB.');
  }
  database = opened;
});
beforeEach(async () => {
  await Promise.all(
    (['journal', 'drafts', 'undo'] as const).map(name => database.clear(name))
  );
  alice = aSealedJournal(database, ALICE);
});
afterAll(() => database.close());

/** What a script of the origin can do: it reads and writes everything, but it has no key. */
function plant(entry: Partial<JournalEntry>): Promise<unknown> {
  return database.add('journal', {
    owner: `${CONNECTION}\nalice`,
    opId: 'op1',
    record: aRecord(),
    ...entry
  });
}

async function entryOf(opId: string): Promise<JournalEntry> {
  const entry = await database.getFromIndex('journal', 'opId', opId);
  if (!entry) {
    throw new Error(`No ${opId}.`);
  }
  return entry;
}

/** Puts another value in the place of an entry. */
async function spoil(
  opId: string,
  change: (entry: JournalEntry) => JournalEntry
): Promise<void> {
  const key = await database.getKeyFromIndex('journal', 'opId', opId);
  await database.put('journal', change(await entryOf(opId)), key);
}

const own = async (journal: IndexedJournal): Promise<readonly string[]> =>
  (await journal.records()).records.map(({ opId }) => opId);

const kept = async (journal: IndexedJournal): Promise<readonly unknown[]> =>
  (await journal.kept()).map(({ opId, person, standing, mayAdopt }) => [
    opId,
    person,
    standing,
    mayAdopt
  ]);

it('takes up its own records on the next page', async () => {
  await alice.append(aRecord());
  const next = aSealedJournal(database, ALICE);
  expect(await own(next)).toEqual(['op1']);
  expect(await kept(next)).toEqual([]);
});

it.each<[string, Partial<JournalEntry>]>([
  ['without a mark', {}],
  [
    'with an invented mark',
    {
      mark: {
        principal: 'alice',
        baseUrl: 'https://lab.example/',
        mac: '0'.repeat(64)
      }
    }
  ],
  ['with a mark of another kind', { mark: { mac: null } }]
])('a planted record is never carried out (%s)', async (_, entry) => {
  await plant(entry);
  expect(await own(alice)).toEqual([]);
  expect(await kept(alice)).toEqual([['op1', 'alice', 'unknown', false]]);
  expect(await alice.adopt(await alice.kept())).toEqual([]);
  expect(await own(alice)).toEqual([]);
  // It is never lost either: it may be of an earlier version.
  expect(await alice.stored('op1')).toEqual(aRecord());
});

it.each<[string, (record: JournalRecord) => JournalRecord]>([
  [
    'intention',
    record => ({ ...record, intention: { kind: 'hold', reason: 'x' } })
  ],
  [
    'product',
    record => ({ ...record, product: { ...product, subCategory: 1 } })
  ],
  ['time', record => ({ ...record, at: 2 })],
  [
    'copies',
    record => ({
      ...record,
      copies: [{ from: 'detail/a.jpg', to: 'text/a.jpg' }]
    })
  ],
  [
    'what was seen',
    record => ({ ...record, seen: { ...record.seen, ops: ['z'] } })
  ],
  ['stored', record => ({ ...record, stored: true })],
  ['op id', record => ({ ...record, opId: 'op2' })]
])(
  'a genuine record with another %s is never carried out',
  async (_, change) => {
    await alice.append(aRecord());
    await spoil('op1', entry => ({
      ...entry,
      record: change(entry.record as JournalRecord)
    }));
    expect(await own(alice)).toEqual([]);
    expect((await alice.kept())[0].standing).toBe('unknown');
  }
);

it('a genuine upload with other bytes is never carried out', async () => {
  const upload = (byte: number): JournalRecord =>
    aRecord({
      intention: {
        kind: 'upload',
        folder: 'detail',
        files: [{ filename: 'a.jpg', bytes: new Uint8Array([byte]) }]
      }
    });
  await alice.append(upload(1));
  expect(await own(alice)).toEqual(['op1']);
  await spoil('op1', entry => ({ ...entry, record: upload(2) }));
  expect(await own(alice)).toEqual([]);
  await spoil('op1', entry => ({ ...entry, record: upload(1) }));
  expect(await own(alice)).toEqual(['op1']);
});

it('a genuine record is not carried out under another op id, person, connection or server', async () => {
  await alice.append(aRecord());
  await spoil('op1', entry => ({ ...entry, opId: 'op2' }));
  expect(await own(alice)).toEqual([]);
  await spoil('op2', entry => ({
    ...entry,
    opId: 'op1',
    owner: `${CONNECTION}\nbob`
  }));
  const bob = aSealedJournal(database, { person: 'bob' });
  expect(await own(bob)).toEqual([]);
  expect((await bob.kept())[0].standing).toBe('unknown');
});

it('the page does not seal what others changed', async () => {
  await alice.append(aRecord());
  await spoil('op1', entry => ({
    ...entry,
    record: aRecord({ intention: { kind: 'hold', reason: 'planted' } })
  }));
  await alice.amend('op1', { copies: [] });
  expect(await own(alice)).toEqual([]);
});

it('B never replays what A left, and may carry it out after it was shown', async () => {
  await alice.append(aRecord());
  const bob = aSealedJournal(database, { person: 'bob' });
  expect(await own(bob)).toEqual([]);
  expect(await kept(bob)).toEqual([['op1', 'alice', 'other', true]]);
  expect(await own(alice)).toEqual(['op1']);
  expect(await bob.adopt(await bob.kept())).toEqual([aRecord()]);
  expect(await own(bob)).toEqual(['op1']);
  expect(await own(alice)).toEqual([]);
});

it.each([
  ['another sign-in under the same name', { principal: 'alice again' }],
  ['another server of the origin', { baseUrl: 'https://lab.example/user/b/' }]
])('%s replays nothing', async (_, other) => {
  await alice.append(aRecord());
  const page = aSealedJournal(database, { ...ALICE, ...other });
  expect(await own(page)).toEqual([]);
  expect(await kept(page)).toEqual([['op1', 'alice', 'other', true]]);
});

it('a page with another key can neither carry out nor adopt', async () => {
  await alice.append(aRecord());
  const other = aSealedJournal(database, { ...ALICE, key: 2 });
  expect(await own(other)).toEqual([]);
  expect(await kept(other)).toEqual([['op1', 'alice', 'unknown', false]]);
});

it('a genuine record that was planted again long after is asked about', async () => {
  await alice.append(aRecord());
  const later = aSealedJournal(database, { ...ALICE, now: SOON + 15 * DAY });
  expect(await own(later)).toEqual([]);
  expect(await kept(later)).toEqual([['op1', 'alice', 'old', true]]);
  const sooner = aSealedJournal(database, { ...ALICE, now: 13 * DAY });
  expect(await own(sooner)).toEqual(['op1']);
});

it('what is changed between the list and the click is not carried out', async () => {
  await alice.append(aRecord());
  const page = aSealedJournal(database, { ...ALICE, key: -9 });
  const shown = await page.kept();
  expect(shown).toMatchObject([{ standing: 'unknown', mayAdopt: true }]);
  await spoil('op1', entry => ({
    ...entry,
    record: aRecord({ intention: { kind: 'hold', reason: 'swapped' } })
  }));
  expect(await page.adopt(shown)).toEqual([]);
});

it('without a key from a server, an earlier page’s records are asked about, and the page’s own are not', async () => {
  await aSealedJournal(database, { ...ALICE, key: -1 }).append(aRecord());
  const page = aSealedJournal(database, { ...ALICE, key: -2 });
  await page.append(aRecord({ opId: 'op2' }));
  expect(await own(page)).toEqual(['op2']);
  expect(await kept(page)).toEqual([['op1', 'alice', 'unknown', true]]);
  await page.adopt(await page.kept());
  expect(await own(page)).toEqual(['op2', 'op1']);
});

it('a thousand planted records do not hide the person’s own', async () => {
  await alice.append(aRecord({ opId: 'mine' }));
  for (let at = 0; at < 1001; at++) {
    await plant({ opId: `planted ${at}`, record: aRecord() });
  }
  expect(await own(alice)).toEqual(['mine']);
});

/** Copies of an entry under keys of one's own choice, as a script can write them. */
async function plantCopies(
  entry: JournalEntry,
  keys: readonly number[]
): Promise<void> {
  const { store, done } = database.transaction('journal', 'readwrite');
  await Promise.all([
    ...keys.map(key => store.put({ ...entry, opId: `copy ${key}` }, key)),
    done
  ]);
}

const range = (from: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + i);

it.each([
  ['before', -2000],
  ['after', 1_000_000]
])(
  'a thousand planted records %s the person’s own do not hide them',
  async (_, from) => {
    await alice.append(aRecord({ opId: 'mine' }));
    await plantCopies(await entryOf('mine'), range(from, 1001));
    expect(await alice.records()).toEqual({
      records: [aRecord({ opId: 'mine' })],
      dropped: 0
    });
    expect(await alice.kept()).toHaveLength(1000);
  }
);

it('planted records do not hide what another person left', async () => {
  await alice.append(aRecord({ opId: 'mine' }));
  await plantCopies(await entryOf('mine'), range(-2000, 1001));
  const bob = aSealedJournal(database, { person: 'bob' });
  const standings = (await bob.kept()).map(({ standing }) => standing);
  expect(standings).toContain('other');
});

it('says so if there are more records than are read', async () => {
  await alice.append(aRecord({ opId: 'mine' }));
  const own = await database.getAllKeys('journal');
  const keys = [...own, ...range(5_000_000, 20_000)];
  // As if they were there: storing that many takes long.
  const full = new Proxy(database, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      return name === 'getAllKeysFromIndex'
        ? async () => keys
        : typeof value === 'function'
          ? value.bind(target)
          : value;
    }
  });
  const page = aSealedJournal(full, ALICE);
  expect(await page.records()).toEqual({ records: [], dropped: 0, unread: 1 });
  // Each of the 20,000 is looked up, which takes seconds on a machine that is busy.
}, 30_000);

it('says so if the person has more unsaved changes than are taken up', async () => {
  for (let at = 0; at < 1002; at++) {
    void alice.append(aRecord({ opId: `op${at}` }));
  }
  const { records, unread } = await alice.records();
  expect(records).toHaveLength(1000);
  expect(unread).toBe(2);
});

it('choices and undo steps are shown to who stored them, and not if others changed them', async () => {
  const draft = { choices: { front: ['detail/a.jpg'] as const }, base: {} };
  await alice.storeDraft(product, draft);
  await alice.storeUndo(product, NOTHING_DONE);
  const next = aSealedJournal(database, ALICE);
  expect(await next.draft(product)).toEqual(draft);
  expect(await next.undo(product)).toEqual(NOTHING_DONE);
  for (const other of [
    { person: 'bob' },
    { ...ALICE, principal: 'alice again' },
    { ...ALICE, baseUrl: 'https://lab.example/user/b/' }
  ]) {
    const page = aSealedJournal(database, other);
    expect(await page.draft(product)).toBeUndefined();
    expect(await page.undo(product)).toBeUndefined();
    await page.storeDraft(product, undefined);
    await page.storeUndo(product, undefined);
  }
  expect(await next.draft(product)).toEqual(draft);
  for (const store of ['drafts', 'undo'] as const) {
    const [name] = await database.getAllKeys(store);
    const stored = (await database.get(store, name)) as object;
    await database.put(
      store,
      { ...stored, base: { x: [] }, done: [{}] } as never,
      name
    );
  }
  expect(await next.draft(product)).toBeUndefined();
  expect(await next.undo(product)).toBeUndefined();
});

it('stores in the order of asking, although large files take longer to seal', async () => {
  const files = [{ filename: 'a.jpg', bytes: new Uint8Array(3_000_000) }];
  const upload = alice.append(
    aRecord({
      opId: 'large',
      intention: { kind: 'upload', folder: 'detail', files }
    })
  );
  const small = alice.append(aRecord({ opId: 'small' }));
  const removed = alice.append(aRecord({ opId: 'removed' }));
  const gone = alice.remove('removed');
  await Promise.all([upload, small, removed, gone]);
  expect(await own(alice)).toEqual(['large', 'small']);
  await alice.storeDraft(product, { choices: {}, base: {} });
  void alice.storeDraft(product, {
    choices: { front: ['detail/a.jpg'] },
    base: {}
  });
  expect((await alice.draft(product))?.choices).toEqual({
    front: ['detail/a.jpg']
  });
});
