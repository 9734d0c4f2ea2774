import * as React from 'react';
import { useEffect, useRef, useState } from 'react';

import type { PaneName } from '../../../words/panes';
import { detailsNotCopied, paneFailed } from '../../../words/panes';
import { useTrans } from '../trans';
import { ViewActions } from '../ViewActions';
import { failureDetails } from './failureDetails';

export interface PaneFailedProps {
  name: PaneName;
  error: unknown;
  /** The components around the failure. */
  stack: string | undefined;
  /** Counts requests to move the keyboard's focus here. */
  request: unknown;
  onAgain: () => void;
}

/** Stands where a part of the screen could not be drawn. */
export function PaneFailed({
  name,
  error,
  stack,
  request,
  onAgain
}: PaneFailedProps): JSX.Element {
  const trans = useTrans();
  const node = useRef<HTMLDivElement>(null);
  const [outcome, setOutcome] = useState('');
  const [unfolded, setUnfolded] = useState(false);
  const { text, remedy } = paneFailed(name, trans);
  const details = failureDetails(name, error, stack);
  useEffect(() => {
    // What had the focus is gone with the pane. Without it, no key works.
    if (
      request !== undefined &&
      (document.activeElement ?? document.body) === document.body
    ) {
      node.current?.focus({ preventScroll: true });
    }
  }, [request]);
  const copy = (): void => {
    copied(details).then(
      () => setOutcome(trans.__('Copied')),
      reason => {
        console.warn('The details were not copied.', reason);
        setOutcome(detailsNotCopied(trans));
        setUnfolded(true);
      }
    );
  };
  return (
    <div
      ref={node}
      className="jp-CurationProblem jp-CurationPaneFailed"
      role="alert"
      tabIndex={-1}
    >
      <span className="jp-CurationProblem-mark" aria-hidden="true">
        ✗
      </span>
      <div className="jp-CurationProblem-words">
        <strong className="jp-CurationProblem-title">{text}</strong>
        <span className="jp-CurationProblem-remedy">{remedy}</span>
      </div>
      <ViewActions
        actions={[
          { label: trans.__('Try again'), onClick: onAgain },
          { label: trans.__('Copy details'), onClick: copy }
        ]}
      />
      <span role="status" className="jp-CurationProblem-remedy">
        {outcome}
      </span>
      {unfolded && (
        <pre className="jp-CurationPaneFailed-details">{details}</pre>
      )}
    </div>
  );
}

async function copied(text: string): Promise<void> {
  // It is there in secure contexts only.
  await navigator.clipboard.writeText(text);
}
