import * as React from 'react';

import type { Problem } from '../../words/errors';
import { problemTitle } from '../../words/errors';
import type { ViewAction } from './ViewActions';
import { ViewActions } from './ViewActions';
import { useTrans } from './trans';

export interface ProblemViewProps {
  problem: Problem;
  actions?: readonly ViewAction[];
  /** One or two lines instead of a panel. */
  compact?: boolean;
}

/** Shows a failure: what happened, and what to do next. */
export function ProblemView({
  problem,
  actions = [],
  compact = false
}: ProblemViewProps): JSX.Element {
  const trans = useTrans();
  return (
    <div
      className={`jp-CurationProblem${compact ? ' jp-mod-compact' : ''}`}
      role="alert"
    >
      <span className="jp-CurationProblem-mark" aria-hidden="true">
        ✗
      </span>
      <div className="jp-CurationProblem-words">
        <strong className="jp-CurationProblem-title">
          {problemTitle(problem.kind, trans)}
        </strong>
        <span className="jp-CurationProblem-text">{problem.text}</span>
        {problem.remedy !== undefined && (
          <span className="jp-CurationProblem-remedy">{problem.remedy}</span>
        )}
      </div>
      <ViewActions actions={actions} />
    </div>
  );
}
