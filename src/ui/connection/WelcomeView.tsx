import * as React from 'react';

import type { Problem } from '../../desk/problem';
import { welcomeSteps, welcomeText } from '../../words/connection/welcome';
import { ProblemView } from '../controls/ProblemView';
import type { ViewAction } from '../controls/ViewActions';
import { ViewActions } from '../controls/ViewActions';
import { useTrans } from '../controls/trans';

export interface WelcomeViewProps {
  /** The one thing to do: connections stand in JupyterLab's settings. */
  onOpenSettings: () => void;
  /** What else there is, as the sample. */
  more?: readonly ViewAction[];
  /** Why there is no connection, where that is known. */
  problem?: Problem | null;
}

/** No connection yet: what this is, what is needed, and where to begin. */
export function WelcomeView({
  onOpenSettings,
  more = [],
  problem
}: WelcomeViewProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationWelcome">
      <h2>{trans.__('Curate product images')}</h2>
      <p>{welcomeText(trans)}</p>
      <ol>
        {welcomeSteps(trans).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {problem && <ProblemView problem={problem} compact />}
      <ViewActions
        actions={[
          {
            label: trans.__('Open the settings'),
            primary: true,
            onClick: onOpenSettings
          },
          ...more
        ]}
      />
    </div>
  );
}
