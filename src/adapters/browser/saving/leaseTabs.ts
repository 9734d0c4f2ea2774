import type { Clock, Ids } from '../../../ports/clock';
import type { CurationDatabase } from './database';
import { InTurn } from './inTurn';
import type { Tabs } from './tabs';
import { MOST_WAIT, MOST_WAIT_TO_STAY, otherTabBusy } from './tabs';

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
  /** What this tab does under each name, so that its own calls do not look for each other's leases. */
  const turns = new Map<string, InTurn>();
  return {
    alone: (name, act) => inTurn(name, act, MOST_WAIT),
    async stay(name) {
      // One for each stay: a tab may come to a product again before it has left it.
      const by = ids.next();
      const own = `${name}\n${by}`;
      const ended = new AbortController();
      await inTurn(name, () => take(own, by), MOST_WAIT_TO_STAY);
      const renewing = renew(own, by, ended.signal);
      return {
        leave: async last => {
          if (!ended.signal.aborted) {
            ended.abort();
            await renewing;
            await inTurn(
              name,
              async () => {
                await giveBack(own, by);
                if (!(await isOpen(name))) {
                  await last();
                }
              },
              MOST_WAIT
            );
          }
        }
      };
    }
  };

  async function inTurn<T>(
    name: string,
    act: () => Promise<T>,
    most: number
  ): Promise<T> {
    const turn = turns.get(name) ?? new InTurn();
    turns.set(name, turn);
    const acted = turn.take(() => leased(name, act, most));
    const last = turn.over;
    try {
      return await acted;
    } finally {
      if (turn.over === last) {
        turns.delete(name);
      }
    }
  }

  async function leased<T>(
    name: string,
    act: () => Promise<T>,
    most: number
  ): Promise<T> {
    const by = ids.next();
    const until = clock.now() + most;
    while (!(await take(name, by))) {
      if (clock.now() >= until) {
        throw otherTabBusy();
      }
      await clock.sleep(LOOK_EVERY);
    }
    const ended = new AbortController();
    const renewing = renew(name, by, ended.signal);
    try {
      return await act();
    } finally {
      ended.abort();
      // A renewal on its way would put back what is given back.
      await renewing;
      await giveBack(name, by);
    }
  }

  /** Takes or renews a lease, unless somebody else has it. */
  async function take(name: string, by: string): Promise<boolean> {
    const transaction = database.transaction('leases', 'readwrite');
    const lease = await transaction.store.get(name);
    const free =
      lease === undefined ||
      lease.by === by ||
      lease.until < clock.now() ||
      // No tab of ours writes such a time.
      lease.until > clock.now() + LEASE;
    if (free) {
      await transaction.store.put({ by, until: clock.now() + LEASE }, name);
    }
    await transaction.done;
    return free;
  }

  /** Another tab may have it by now: a hidden tab renews late. */
  async function giveBack(name: string, by: string): Promise<void> {
    const transaction = database.transaction('leases', 'readwrite');
    const lease = await transaction.store.get(name);
    if (lease?.by === by) {
      await transaction.store.delete(name);
    }
    await transaction.done;
  }

  async function renew(
    name: string,
    by: string,
    signal: AbortSignal
  ): Promise<void> {
    try {
      while (!signal.aborted) {
        await clock.sleep(LEASE / 3, signal);
        await take(name, by);
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
