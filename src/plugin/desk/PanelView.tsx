import * as React from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Desk } from '../../desk/desk';
import type { DeskViewProps } from '../../ui/DeskView';
import { DeskView } from '../../ui/DeskView';
import type { CacheUsage } from '../../ui/StatusDetails';
import type { DrawMarkdown } from '../../ui/board/markdown';
import type { KeyHints } from '../../ui/controls/keyHints';
import { KeyHintsContext } from '../../ui/controls/keyHints';
import { MarkdownContext, drawAsText } from '../../ui/board/markdown';
import { Pane } from '../../ui/controls/pane/Pane';
import { TransContext } from '../../ui/controls/trans';
import type { BoundKeys } from '../commands/boundKeys';
import type { ConnectionViewProps } from '../connection/ConnectionView';
import { ConnectionView } from '../connection/ConnectionView';
import type { PanelState } from '../connection/panelConnection';

/** How often the size of the stored thumbnails is read, in ms. */
const USAGE_EVERY = 5000;

/** Where the browser remembers that the hints of the first run were closed. */
const FIRST_RUN_DONE = 'jupyterlab-curation:first-run-done';

export interface PanelViewProps extends ConnectionViewProps {
  state: PanelState<{ readonly desk: Desk }>;
  /** Undefined if JupyterLab has no renderer. */
  drawMarkdown?: DrawMarkdown;
  boundKeys: BoundKeys;
}

/** The desk, or why the panel is not connected. */
export function PanelView({
  state,
  drawMarkdown = drawAsText,
  boundKeys,
  ...notConnected
}: PanelViewProps): JSX.Element {
  return (
    <TransContext.Provider value={notConnected.trans}>
      {state.kind === 'live' ? (
        <MarkdownContext.Provider value={drawMarkdown}>
          <Pane name="desk" of={state.live.desk} request={0}>
            <LiveDesk
              desk={state.live.desk}
              boundKeys={boundKeys}
              onSignIn={notConnected.onRetry}
              onEditConnection={notConnected.onEdit}
              onTestConnection={notConnected.onTest}
            />
          </Pane>
        </MarkdownContext.Provider>
      ) : (
        <ConnectionView state={state} {...notConnected} />
      )}
    </TransContext.Provider>
  );
}

/** The desk, rendered again when its state changes. */
function LiveDesk({
  desk,
  boundKeys,
  ...connection
}: {
  desk: Desk;
  boundKeys: BoundKeys;
} & Pick<
  DeskViewProps,
  'onSignIn' | 'onEditConnection' | 'onTestConnection'
>): JSX.Element {
  const state = useSyncExternalStore(
    listener => desk.store.subscribe(listener),
    () => desk.store.state
  );
  const [firstRun, setFirstRun] = useState(isFirstRun);
  return (
    <KeyHintsContext.Provider value={useBoundKeys(boundKeys)}>
      <DeskView
        state={state}
        viewer={desk.viewer}
        actions={desk}
        pictures={desk.pictures}
        usage={useThumbnailUsage(desk)}
        {...connection}
        onFirstRunDone={
          firstRun
            ? () => {
                endFirstRun();
                setFirstRun(false);
              }
            : undefined
        }
      />
    </KeyHintsContext.Provider>
  );
}

function useBoundKeys(keys: BoundKeys): KeyHints {
  return useSyncExternalStore(
    listener => {
      keys.changed.connect(listener);
      return () => void keys.changed.disconnect(listener);
    },
    () => keys.hints
  );
}

/** How much space the thumbnails take. It is read now and then, because each picture changes it. */
function useThumbnailUsage(desk: Desk): CacheUsage | undefined {
  const [usage, setUsage] = useState<CacheUsage>();
  useEffect(() => {
    const look = (): void => {
      desk.thumbnails.usage().then(setUsage, error => {
        console.warn('The size of the cache could not be read.', error);
      });
    };
    look();
    const timer = setInterval(look, USAGE_EVERY);
    return () => clearInterval(timer);
  }, [desk]);
  return usage;
}

/** Whether the hints of the first run are still to be shown in this browser. */
function isFirstRun(): boolean {
  try {
    return localStorage.getItem(FIRST_RUN_DONE) === null;
  } catch {
    // Storage is blocked. Hints that came back every time would annoy.
    return false;
  }
}

/** Hides the hints for good. */
function endFirstRun(): void {
  try {
    localStorage.setItem(FIRST_RUN_DONE, 'true');
  } catch (error) {
    console.warn('The browser cannot store that the hints were closed.', error);
  }
}
