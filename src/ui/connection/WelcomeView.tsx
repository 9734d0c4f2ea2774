import * as React from 'react';

import type { Problem } from '../../desk/problem';
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
      <p>
        {trans.__(
          'Choose the model, front, back and other colours of each product. The images lie in your S3 bucket, the list of products in your DynamoDB table; nothing else is needed, and nothing is sent elsewhere.'
        )}
      </p>
      <ol>
        <li>{trans.__('Name the bucket, the table and their region.')}</li>
        <li>
          {trans.__(
            'Sign in: by what the Jupyter server has, or by keys for this page.'
          )}
        </li>
        <li>{trans.__('Open a category and begin.')}</li>
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
