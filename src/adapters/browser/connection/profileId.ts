import type { Ids } from '../../../ports/clock';
import type { CurationDatabase } from '../saving/database';

/**
 * The id under which this browser profile claims products for a person. It is
 * stored, so that the claims are still its own after a reload.
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
  const stored = await transaction.store.get(name);
  const id = isId(stored) ? stored : ids.next();
  if (id !== stored) {
    await transaction.store.put(id, name);
  }
  await transaction.done;
  return id;
}

/** Whether it has the form that `Ids` gives. A script of the same origin can store anything. */
function isId(stored: unknown): stored is string {
  return typeof stored === 'string' && /^[a-z0-9]{20}$/.test(stored);
}
