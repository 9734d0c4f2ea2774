import * as React from 'react';

import type { Problem } from '../../words/errors';
import { welcomeSteps, welcomeText } from '../../words/connection/welcome';
import { noConnectionsText } from '../../words/connection/policy';
import { ProblemView } from '../controls/ProblemView';
import type { ViewAction } from '../controls/ViewActions';
import { ViewActions } from '../controls/ViewActions';
import { useTrans } from '../controls/trans';
import type { SampleOffer } from './SampleOfferView';
import { SampleOfferView } from './SampleOfferView';

export interface WelcomeViewProps {
  /** Shows the form of a connection; undefined if a person may have none of their own. */
  onAdd?: () => void;
  /** Other actions. */
  more?: readonly ViewAction[];
  sample?: SampleOffer;
  /** Why there is no connection, if it is known. */
  problem?: Problem | null;
}

/** Shown without a connection: what the desk does, what it needs, and where to start. */
export function WelcomeView({
  onAdd,
  more = [],
  sample,
  problem
}: WelcomeViewProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationWelcome">
      <h2>{trans.__('Curate product images')}</h2>
      <p>{welcomeText(trans)}</p>
      {onAdd ? (
        <ol>
          {welcomeSteps(trans).map(step => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : (
        <p>{noConnectionsText(trans)}</p>
      )}
      {problem && <ProblemView problem={problem} compact />}
      <ViewActions
        actions={[
          ...(onAdd
            ? [
                {
                  label: trans.__('Add a connection'),
                  primary: true,
                  onClick: onAdd
                }
              ]
            : []),
          ...more
        ]}
      />
      {sample && <SampleOfferView {...sample} />}
    </div>
  );
}
