import * as React from 'react';

import type { Problem } from '../../words/errors';
import { signInHelps } from '../../words/errors';
import type { Trans } from '../../words/trans';
import type { TemporaryCredentials } from '../../ports/connection/credentials';
import { ProblemView } from '../../ui/controls/ProblemView';
import { startServerAction } from '../../ui/connection/startServer';
import { SignInView } from '../../ui/connection/SignInView';
import type { SampleOffer } from '../../ui/connection/SampleOfferView';
import { WelcomeView } from '../../ui/connection/WelcomeView';

/** Why a panel has no connection yet. */
export type NotConnected =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ConnectionViewProps {
  trans: Trans;
  onSignIn: (typed: TemporaryCredentials) => void;
  onRetry: () => void;
  onOpenSettings: () => void;
  /** Shows the form of a connection that is not there yet; undefined if a person may have none of their own. */
  onAdd?: () => void;
  /** Shows the form of this connection; undefined if it is not in the settings. */
  onEdit?: () => void;
  /** Checks everything that the connection needs; undefined if that is not offered. */
  onTest?: () => void;
  /** Not offered to a job. */
  sample?: SampleOffer;
}

/** What a panel shows while it is not connected: the reason, and what to do. */
export function ConnectionView({
  state,
  trans,
  onSignIn,
  onRetry,
  onOpenSettings,
  onAdd,
  onEdit,
  onTest,
  sample
}: ConnectionViewProps & { state: NotConnected }): JSX.Element {
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
          onAdd={onAdd}
          sample={sample}
          more={[
            { label: trans.__('Try again'), onClick: onRetry },
            { label: trans.__('Open the settings'), onClick: onOpenSettings }
          ]}
        />
      );
    case 'failed':
      return signInHelps(state.problem) ? (
        <SignInView
          problem={state.problem}
          onSubmit={onSignIn}
          onRetry={onRetry}
          onEdit={onEdit}
        />
      ) : (
        <ProblemView
          problem={state.problem}
          actions={[
            ...startServerAction(state.problem, trans),
            { label: trans.__('Try again'), onClick: onRetry, primary: true },
            onEdit
              ? { label: trans.__('Edit the connection'), onClick: onEdit }
              : {
                  label: trans.__('Open the settings'),
                  onClick: onOpenSettings
                },
            ...(onTest ? [{ label: trans.__('Test'), onClick: onTest }] : [])
          ]}
        />
      );
  }
}
