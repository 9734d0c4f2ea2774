import type { Clock } from '../../../ports/clock';
import type { Stay } from '../../../ports/saving/journal';
import type { Tabs } from './tabs';
import { MOST_WAIT, MOST_WAIT_TO_STAY, otherTabBusy } from './tabs';

/** By the Web Locks API, which needs a secure context. The locks of a tab that dies are free at once. */
export function lockTabs(
  locks: Pick<LockManager, 'request'>,
  clock: Pick<Clock, 'sleep'>
): Tabs {
  const nameOf = (name: string): string => `jupyterlab-curation:${name}`;
  return {
    alone: async <T>(name: string, act: () => Promise<T>): Promise<T> => {
      const limit = waitAtMost(MOST_WAIT, clock);
      const run = (): Promise<T> => {
        limit.end();
        return act();
      };
      try {
        // The request resolves as the callback does. Its type says so only for values.
        return (await locks.request(
          nameOf(name),
          { signal: limit.signal },
          run
        )) as T;
      } finally {
        limit.end();
      }
    },
    stay: name => sharedLock(locks, clock, nameOf(name))
  };
}

function sharedLock(
  locks: Pick<LockManager, 'request'>,
  clock: Pick<Clock, 'sleep'>,
  name: string
): Promise<Stay> {
  const limit = waitAtMost(MOST_WAIT_TO_STAY, clock);
  return new Promise((opened, failed) => {
    let letGo = (): void => undefined;
    const ended = locks.request(
      name,
      { mode: 'shared', signal: limit.signal },
      () =>
        new Promise<void>(resolve => {
          limit.end();
          letGo = resolve;
          let here = true;
          opened({
            leave: async last => {
              if (here) {
                here = false;
                letGo();
                await ended;
                await locks.request(name, { ifAvailable: true }, async lock => {
                  if (lock) {
                    await last();
                  }
                });
              }
            }
          });
        })
    );
    ended.catch(error => {
      limit.end();
      failed(error);
    });
  });
}

/** A signal that fires after some time, unless the wait ends before. */
function waitAtMost(
  ms: number,
  clock: Pick<Clock, 'sleep'>
): { readonly signal: AbortSignal; end(): void } {
  const given = new AbortController();
  const waited = new AbortController();
  clock.sleep(ms, waited.signal).then(
    () => given.abort(otherTabBusy()),
    // It ended before.
    () => undefined
  );
  return { signal: given.signal, end: () => waited.abort() };
}
