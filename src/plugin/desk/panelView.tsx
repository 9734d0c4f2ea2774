import * as React from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Desk } from '../../desk/desk';
import { DeskView } from '../../ui/DeskView';
import type { CacheUsage } from '../../ui/StatusLine';
import type { DrawMarkdown } from '../../ui/board/markdown';
import type { KeyHints } from '../../ui/controls/keyHints';
import { KeyHintsContext } from '../../ui/controls/keyHints';
import { MarkdownContext, drawAsText } from '../../ui/board/markdown';
import { TransContext } from '../../ui/controls/trans';
import type { BoundKeys } from '../commands/boundKeys';
import type { ConnectingState } from '../connection/connecting';
import { endFirstRun, isFirstRun } from './firstRun';
import type { WayInProps } from '../connection/wayIn';
import { WayIn } from '../connection/wayIn';

/** In ms. */
const USAGE_EVERY = 5000;

export interface PanelViewProps extends WayInProps {
  state: ConnectingState<{ readonly desk: Desk }>;
  /** Undefined where JupyterLab has no renderer. */
  drawMarkdown?: DrawMarkdown;
  boundKeys: BoundKeys;
}

/** A panel by its state. */
export function PanelView({
  state,
  drawMarkdown = drawAsText,
  boundKeys,
  ...wayIn
}: PanelViewProps): JSX.Element {
  return (
    <TransContext.Provider value={wayIn.trans}>
      {state.kind === 'live' ? (
        <MarkdownContext.Provider value={drawMarkdown}>
          <LiveDesk
            desk={state.live.desk}
            boundKeys={boundKeys}
            onSignIn={wayIn.onRetry}
          />
        </MarkdownContext.Provider>
      ) : (
        <WayIn state={state} {...wayIn} />
      )}
    </TransContext.Provider>
  );
}

/** The desk, drawn anew when its state changes. */
function LiveDesk({
  desk,
  boundKeys,
  onSignIn
}: {
  desk: Desk;
  boundKeys: BoundKeys;
  onSignIn: () => void;
}): JSX.Element {
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
        onSignIn={onSignIn}
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

/** How much the thumbnails take: looked at now and then, since each picture changes it. */
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
