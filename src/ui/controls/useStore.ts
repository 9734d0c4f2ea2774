import { useCallback, useSyncExternalStore } from 'react';

import type { Store } from '../../desk/store';

/**
 * The state of a store; renders again when it changes. The subscription is the
 * same in every render, because React would end and begin it again otherwise.
 */
export function useStore<S extends object>(
  store: Pick<Store<S>, 'state' | 'subscribe'>
): S {
  const subscribe = useCallback(
    (listener: () => void) => store.subscribe(listener),
    [store]
  );
  return useSyncExternalStore(subscribe, () => store.state);
}
