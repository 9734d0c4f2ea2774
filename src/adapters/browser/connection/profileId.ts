import type { Ids } from '../../../ports/clock';
import type { CurationDatabase } from '../saving/database';

/**
 * The id under which this browser profile claims products for a person: kept,
 * so that a reload finds its own claims again.
 */
export async function profileId(
  database: CurationDatabase | undefined,
  person: string,
  ids: Ids
): Promise<string> {
  if (database === undefined) {
    return ids.next();
  }
  const transaction = database.transaction('profile', 'readwrite');
  const name = `claim of ${person}`;
  const kept = await transaction.store.get(name);
  const id = kept ?? ids.next();
  if (kept === undefined) {
    await transaction.store.put(id, name);
  }
  await transaction.done;
  return id;
}
