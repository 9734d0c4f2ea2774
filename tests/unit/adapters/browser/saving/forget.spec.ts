import 'fake-indexeddb/auto';

import { openDB } from 'idb';

import { openDatabase } from '../../../../../src/adapters/browser/saving/database';
import {
  countUnsaved,
  dropDatabase,
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
  database.close();
});

it('a planted newer version of the database is removed with what it holds', async () => {
  (await openDatabase())?.close();
  const planted = await openDB('jupyterlab-curation', 4000);
  expect(await openDatabase()).toBeUndefined();
  await expect(dropDatabase()).rejects.toThrow('another tab');
  planted.close();
  await dropDatabase();
  const database = await openDatabase();
  expect(await database?.count('profile')).toBe(0);
  database?.close();
});

it('removes the texts of the extension and no others', () => {
  localStorage.setItem('jupyterlab-curation:typed\nann\nnote', 'x');
  localStorage.setItem('jupyterlab-curation:first-run-done', 'true');
  localStorage.setItem('another-extension', 'kept');
  forgetTexts(localStorage);
  expect(Object.keys(localStorage)).toEqual(['another-extension']);
});
