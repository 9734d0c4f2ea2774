import * as React from 'react';

import type { ViewAction } from './ViewActions';
import { ViewActions } from './ViewActions';

export interface EmptyViewProps {
  title: string;
  text?: string;
  actions?: readonly ViewAction[];
}

/** Shown if there is nothing to show, and nothing is wrong. */
export function EmptyView({
  title,
  text,
  actions = []
}: EmptyViewProps): JSX.Element {
  return (
    <div className="jp-CurationEmpty">
      <strong className="jp-CurationEmpty-title">{title}</strong>
      {text !== undefined && (
        <span className="jp-CurationEmpty-text">{text}</span>
      )}
      <ViewActions actions={actions} />
    </div>
  );
}
