import type { Clock, Ids } from '../../ports/clock';
import type { CurationDatabase } from './database';

/** How long a lease holds without renewal, in ms. */
const LEASE = 15_000;

/** How often a waiting tab looks again, in ms. */
const LOOK_EVERY = 200;

/** Runs something while no other tab of this browser profile runs anything under the same name. */
export type Alone = <T>(name: string, act: () => Promise<T>) => Promise<T>;

/** By the Web Locks API, which needs a secure context. */
export function byWebLocks(locks: LockManager): Alone {
  return async <T>(name: string, act: () => Promise<T>): Promise<T> =>
    // The callback's promise is the request's: its type says so only for values.
    (await locks.request(`jupyterlab-curation:${name}`, act)) as T;
}

/**
 * By a lease in IndexedDB, on plain http: a tab that dies leaves one that ends
 * by itself.
 */
export function byLease(
  database: CurationDatabase,
  clock: Clock,
  ids: Ids
): Alone {
  const mine = ids.next();
  const take = async (name: string): Promise<boolean> => {
    const transaction = database.transaction('leases', 'readwrite');
    const lease = await transaction.store.get(name);
    const free =
      lease === undefined || lease.by === mine || lease.until < clock.now();
    if (free) {
      await transaction.store.put(
        { by: mine, until: clock.now() + LEASE },
        name
      );
    }
    await transaction.done;
    return free;
  };
  return async (name, act) => {
    while (!(await take(name))) {
      await clock.sleep(LOOK_EVERY);
    }
    const ended = new AbortController();
    void renew(name, ended.signal);
    try {
      return await act();
    } finally {
      ended.abort();
      await database.delete('leases', name);
    }
  };

  async function renew(name: string, signal: AbortSignal): Promise<void> {
    try {
      for (;;) {
        await clock.sleep(LEASE / 3, signal);
        await take(name);
      }
    } catch (error) {
      if (!signal.aborted) {
        console.warn(`The lease on ${name} was not renewed.`, error);
      }
    }
  }
}
