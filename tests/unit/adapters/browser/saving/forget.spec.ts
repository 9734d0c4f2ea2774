import 'fake-indexeddb/auto';

import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import {
  countUnsaved,
  forgetDatabase,
  forgetTexts
} from '../../../../../src/adapters/browser/saving/forget';
import { aRecord } from '../../../../fixtures/records';

it('leaves nothing in any store, whoever it belongs to', async () => {
  const database = await openDatabase();
  if (!database) {
    throw new Error('There is no database.');
  }
  for (const owner of ['shop ann', 'shop bob']) {
    await database.add('journal', {
      owner,
      opId: owner,
      record: aRecord({ opId: owner })
    });
  }
  await database.put('profile', 'one', 'id');
  expect(await countUnsaved(database)).toBe(2);
  await forgetDatabase(database);
  for (const name of database.objectStoreNames) {
    expect([name, await database.count(name)]).toEqual([name, 0]);
  }
});

it('removes the texts of the extension and no others', () => {
  localStorage.setItem('jupyterlab-curation:typed\nann\nnote', 'x');
  localStorage.setItem('jupyterlab-curation:first-run-done', 'true');
  localStorage.setItem('another-extension', 'kept');
  forgetTexts(localStorage);
  expect(Object.keys(localStorage)).toEqual(['another-extension']);
});
