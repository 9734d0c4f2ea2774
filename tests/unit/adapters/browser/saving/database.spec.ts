import 'fake-indexeddb/auto';

import { deleteDB, openDB } from 'idb';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { NOTHING_DONE } from '../../../../../src/domain/edits/undo/undoHistory';
import { aRecord } from '../../../../fixtures/records';
import { PageJournal } from '../../../../../src/adapters/browser/saving/pageJournal';
import { aSealedJournal } from './aSealedJournal';

const NAME = 'jupyterlab-curation';

it('drops what an older version left, and starts afresh', async () => {
  const record = aRecord();
  await deleteDB(NAME);
  const older = await openDB(NAME, 2, {
    upgrade: made => {
      made.createObjectStore('thumbnailInfo', { keyPath: 'id' });
      made.createObjectStore('journal', { autoIncrement: true });
      made.createObjectStore('profile');
      made.createObjectStore('another version’s');
    }
  });
  await older.add('journal', { owner: 'minji', opId: record.opId, record });
  await older.put('profile', 'an id', 'claim of minji');
  await older.put('thumbnailInfo', { id: 'a', usedAt: 1, size: 5 });
  older.close();

  const database = (await openDatabase()) as CurationDatabase;
  expect([...database.objectStoreNames].sort()).toEqual([
    'drafts',
    'folders',
    'journal',
    'leases',
    'profile',
    'thumbnailBytes',
    'thumbnailInfo',
    'undo'
  ]);
  expect(await database.get('profile', 'claim of minji')).toBeUndefined();
  expect(await database.count('thumbnailInfo')).toBe(0);
  const tabs = new PageJournal();
  const journal = aSealedJournal(
    database,
    { person: 'minji' },
    {
      alone: (_, act) => act(),
      stay: () => tabs.stay(record.product)
    }
  );
  expect(await journal.records()).toEqual({ records: [], dropped: 0 });
  await journal.storeUndo(record.product, NOTHING_DONE);
  expect(await journal.undo(record.product)).toEqual(NOTHING_DONE);
  database.close();
});
