import 'fake-indexeddb/auto';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { aRecord } from '../../../../fixtures/records';
import { aSealedJournal } from './aSealedJournal';

let database: CurationDatabase;

beforeEach(async () => {
  database = (await openDatabase()) as CurationDatabase;
  await database.clear('journal');
  await database.put('thumbnailBytes', new Uint8Array(9), 'a picture');
  jest.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  jest.restoreAllMocks();
  database.close();
});

it('drops the thumbnails for a change that the browser has no room for', async () => {
  let cleared = false;
  const { clear } = IDBObjectStore.prototype;
  jest.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(function (
    this: IDBObjectStore
  ) {
    cleared = true;
    return clear.apply(this);
  });
  const { add } = IDBObjectStore.prototype;
  jest.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    ...given
  ) {
    if (!cleared) {
      throw new DOMException('No room.', 'QuotaExceededError');
    }
    return add.apply(this, given);
  });
  const journal = aSealedJournal(database, { person: 'A' });
  await journal.append(aRecord());
  expect((await journal.records()).records).toEqual([aRecord()]);
  expect(await database.count('thumbnailBytes')).toBe(0);
});

it('says so if there is no room even then, and has not lost what it replaces', async () => {
  const journal = aSealedJournal(database, { person: 'A' });
  await journal.append(aRecord());
  jest.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('No room.', 'QuotaExceededError');
  });
  await expect(
    journal.replace([aRecord().opId], [aRecord({ opId: 'op2' })])
  ).rejects.toHaveProperty('code', 'browser-full');
  expect((await journal.records()).records).toEqual([aRecord()]);
});
