import type { Clock, Ids } from '../../../ports/clock';
import type { CurationDatabase } from './database';
import type { Tabs } from './tabs';

/** How long a lease lasts without renewal, in ms. */
const LEASE = 15_000;

/** How often a waiting tab looks again, in ms. */
const LOOK_EVERY = 200;

/** By leases in IndexedDB, for plain http. The lease of a tab that dies expires. */
export function leaseTabs(
  database: CurationDatabase,
  clock: Clock,
  ids: Ids
): Tabs {
  const mine = ids.next();
  const tabs: Tabs = {
    async alone(name, act) {
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
    },
    async stay(name) {
      const own = `${name}\n${mine}`;
      const ended = new AbortController();
      await tabs.alone(name, () => take(own));
      void renew(own, ended.signal);
      return {
        leave: async last => {
          if (!ended.signal.aborted) {
            ended.abort();
            await tabs.alone(name, async () => {
              await database.delete('leases', own);
              if (!(await isOpen(name))) {
                await last();
              }
            });
          }
        }
      };
    }
  };
  return tabs;

  async function take(name: string): Promise<boolean> {
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
  }

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

  /** Whether a tab stays there. */
  async function isOpen(name: string): Promise<boolean> {
    const range = IDBKeyRange.bound(`${name}\n`, `${name}\n\uffff`);
    const stays = await database.getAll('leases', range);
    return stays.some(({ until }) => until >= clock.now());
  }
}
