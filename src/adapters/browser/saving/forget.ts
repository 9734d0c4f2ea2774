import { deleteDB } from 'idb';

import type { CurationDatabase } from './database';
import { DATABASE } from './database';

/** What all keys of the extension in local storage begin with. */
const PREFIX = 'jupyterlab-curation:';

/** How many changes are stored that no table has yet, of all connections and people. */
export async function countUnsaved(
  database: CurationDatabase
): Promise<number> {
  return database.count('journal');
}

/** Empties all stores. The database itself stays, since other tabs may have it open. */
export async function forgetDatabase(
  database: CurationDatabase
): Promise<void> {
  const stores = [...database.objectStoreNames];
  const transaction = database.transaction(stores, 'readwrite');
  await Promise.all(stores.map(name => transaction.objectStore(name).clear()));
  await transaction.done;
}

/**
 * Removes the database with everything in it. For one that cannot be opened, as
 * after a newer version of the extension.
 *
 * @throws Error if another tab has it open
 */
export async function dropDatabase(): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    deleteDB(DATABASE, {
      blocked: () => reject(new Error('another tab has the database open'))
    }).then(resolve, reject);
  });
}

/** Removes what the extension stored for all connections and people of this origin. */
export function forgetTexts(storage: Storage): void {
  Object.keys(storage)
    .filter(key => key.startsWith(PREFIX))
    .forEach(key => storage.removeItem(key));
}
