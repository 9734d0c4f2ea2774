import { useSyncExternalStore } from 'react';

import type { ViewerState } from '../../desk/viewer/viewerState';
import type { DeskViewer } from '../../desk/viewer/viewer';

/** How the viewer looks at things, drawn anew when it changes. */
export function useViewerState({ store }: DeskViewer): ViewerState {
  return useSyncExternalStore(
    listener => store.subscribe(listener),
    () => store.state
  );
}
