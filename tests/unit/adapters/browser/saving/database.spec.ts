import 'fake-indexeddb/auto';

import type { IDBPDatabase } from 'idb';
import { deleteDB, openDB } from 'idb';

import type { CurationDatabase } from '../../../../../src/adapters/browser/saving/database';
import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import { IndexedJournal } from '../../../../../src/adapters/browser/saving/indexedJournal';
import { PageJournal } from '../../../../support/memory';
import { NOTHING_DONE } from '../../../../../src/domain/edits/undo/undoHistory';
import { aRecord } from '../../../../fixtures/records';

const NAME = 'jupyterlab-curation';

/** The database as the version before undo was kept left it. */
async function version2(): Promise<IDBPDatabase> {
  await deleteDB(NAME);
  return openDB(NAME, 2, {
    upgrade: made => {
      made
        .createObjectStore('thumbnailInfo', { keyPath: 'id' })
        .createIndex('usedAt', 'usedAt');
      const journal = made.createObjectStore('journal', {
        autoIncrement: true
      });
      journal.createIndex('owner', 'owner');
      journal.createIndex('opId', 'opId', { unique: true });
      ['thumbnailBytes', 'profile', 'drafts', 'leases'].forEach(name =>
        made.createObjectStore(name)
      );
    }
  });
}

it('goes on from the version before: what waited is there, and undo is kept', async () => {
  const record = aRecord();
  const older = await version2();
  await older.add('journal', { owner: 'minji', opId: record.opId, record });
  const draft = { choices: { model: ['detail/a.jpg'] }, base: {} };
  await older.put('drafts', draft, 'minji\n1005/79823');
  await older.put('thumbnailInfo', { id: 'a', usedAt: 1, size: 5 });
  await older.put('thumbnailBytes', 'a blob', 'a');
  older.close();

  const database = (await openDatabase()) as CurationDatabase;
  const tabs = new PageJournal();
  const journal = new IndexedJournal(database, 'minji', {
    alone: (_, act) => act(),
    stay: () => tabs.stay(record.product)
  });
  expect(await journal.records()).toEqual({ records: [record], dropped: 0 });
  expect(await journal.draft(record.product)).toEqual(draft);
  expect(await journal.undo(record.product)).toBeUndefined();
  await journal.keepUndo(record.product, NOTHING_DONE);
  expect(await journal.undo(record.product)).toEqual(NOTHING_DONE);
  // Its small pictures were of another kind.
  expect(await database.count('thumbnailInfo')).toBe(0);
  expect(await database.count('thumbnailBytes')).toBe(0);
  database.close();
});
