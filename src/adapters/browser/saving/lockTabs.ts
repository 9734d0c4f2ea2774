import type { Stay } from '../../../ports/saving/journal';
import type { Tabs } from './tabs';

/** By the Web Locks API, which needs a secure context. The locks of a tab that dies are free at once. */
export function lockTabs(locks: LockManager): Tabs {
  const nameOf = (name: string): string => `jupyterlab-curation:${name}`;
  return {
    alone: async <T>(name: string, act: () => Promise<T>): Promise<T> =>
      // The request resolves as the callback does. Its type says so only for values.
      (await locks.request(nameOf(name), act)) as T,
    stay: name => sharedLock(locks, nameOf(name))
  };
}

function sharedLock(locks: LockManager, name: string): Promise<Stay> {
  return new Promise((opened, failed) => {
    let letGo = (): void => undefined;
    const ended = locks.request(
      name,
      { mode: 'shared' },
      () =>
        new Promise<void>(resolve => {
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
    ended.catch(failed);
  });
}
