import * as React from 'react';

import type { Problem } from '../../words/errors';
import { signInHelps } from '../../words/errors';
import { ProblemView } from '../controls/ProblemView';
import { useTrans } from '../controls/trans';

export interface JobFailedProps {
  problem: Problem;
  /** What starts the failed step again. */
  retryLabel: string;
  onRetry: () => void;
  /** Back to the question. */
  onBack: () => void;
  onSignIn: () => void;
  /** Makes what is missing. */
  onSetUp?: () => void;
}

/** Why a job failed, and what can be done. A person who is signed out is first asked to sign in. */
export function JobFailed({
  problem,
  retryLabel,
  onRetry,
  onBack,
  onSignIn,
  onSetUp
}: JobFailedProps): JSX.Element {
  const trans = useTrans();
  const signedOut = signInHelps(problem);
  return (
    <ProblemView
      problem={problem}
      actions={[
        ...(signedOut
          ? [
              {
                label: trans.__('Sign in again'),
                primary: true,
                onClick: onSignIn
              }
            ]
          : []),
        ...(problem.notSetUp && onSetUp
          ? [{ label: trans.__('Set up…'), onClick: onSetUp }]
          : []),
        { label: retryLabel, primary: !signedOut, onClick: onRetry },
        { label: trans.__('Back'), onClick: onBack }
      ]}
    />
  );
}
