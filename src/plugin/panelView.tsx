import * as React from 'react';
import { useEffect, useState, useSyncExternalStore } from 'react';

import type { Desk } from '../desk/desk';
import type { Problem } from '../desk/problem';
import type { Trans } from '../desk/trans';
import type { TemporaryCredentials } from '../ports/credentials';
import { DeskView } from '../ui/DeskView';
import { ProblemView } from '../ui/ProblemView';
import type { CacheUsage } from '../ui/StatusLine';
import { TransContext } from '../ui/trans';
import { SignInView } from '../ui/welcome/SignInView';
import { WelcomeView } from '../ui/welcome/WelcomeView';

/** In ms. */
const USAGE_EVERY = 5000;

/** What a panel shows: its way to a desk, or the desk. */
export type PanelState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly problem: Problem }
  | { readonly kind: 'desk'; readonly desk: Desk };

export interface PanelViewProps {
  state: PanelState;
  trans: Trans;
  onSignIn: (typed: TemporaryCredentials) => void;
  onRetry: () => void;
  onOpenSettings: () => void;
}

/** A panel by its state. */
export function PanelView({
  state,
  trans,
  onSignIn,
  onRetry,
  onOpenSettings
}: PanelViewProps): JSX.Element {
  const body = (): JSX.Element => {
    switch (state.kind) {
      case 'connecting':
        return (
          <div className="jp-CurationPanel-connecting" role="status">
            {trans.__('Connecting…')}
          </div>
        );
      case 'no-connection':
        return (
          <WelcomeView
            onOpenSettings={onOpenSettings}
            more={[{ label: trans.__('Look again'), onClick: onRetry }]}
          />
        );
      case 'failed':
        return state.problem.kind === 'NotSignedIn' ? (
          <SignInView
            problem={state.problem}
            onSubmit={onSignIn}
            onRetry={onRetry}
          />
        ) : (
          <ProblemView
            problem={state.problem}
            actions={[
              { label: trans.__('Try again'), onClick: onRetry, primary: true },
              { label: trans.__('Open settings'), onClick: onOpenSettings }
            ]}
          />
        );
      case 'desk':
        return <LiveDesk desk={state.desk} onSignIn={onRetry} />;
    }
  };
  return <TransContext.Provider value={trans}>{body()}</TransContext.Provider>;
}

/** The desk, drawn anew when its state changes. */
function LiveDesk({
  desk,
  onSignIn
}: {
  desk: Desk;
  onSignIn: () => void;
}): JSX.Element {
  const state = useSyncExternalStore(
    listener => desk.store.subscribe(listener),
    () => desk.store.state
  );
  return (
    <DeskView
      state={state}
      actions={desk}
      pictures={desk.pictures}
      usage={useThumbnailUsage(desk)}
      onSignIn={onSignIn}
    />
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
