import * as React from 'react';
import { useLayoutEffect, useRef } from 'react';

export interface JobFrameProps {
  /** What the job does now: another one is another step. */
  step: string;
  heading: string;
  /** One or two sentences below it. */
  lead?: React.ReactNode;
  children: React.ReactNode;
}

/**
 * What every job is drawn in. Its heading is announced; when a step is over,
 * and its buttons with it, a keyboard that was here stands on the heading.
 */
export function JobFrame({
  step,
  heading,
  lead,
  children
}: JobFrameProps): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const wasHere = useRef(false);
  const drawn = useRef(step);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    if (drawn.current !== step && wasHere.current && activeElement === body) {
      title.current?.focus();
    }
    drawn.current = step;
  }, [step]);
  return (
    <div
      className="jp-CurationJob"
      onFocus={() => {
        wasHere.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A button that is drawn no more gives the focus to nothing: that is no leaving.
        wasHere.current =
          relatedTarget === null || currentTarget.contains(relatedTarget);
      }}
    >
      <header className="jp-CurationJob-head" aria-live="polite">
        <h2 ref={title} tabIndex={-1}>
          {heading}
        </h2>
        {lead !== undefined && (
          <div className="jp-CurationJob-lead">{lead}</div>
        )}
      </header>
      {children}
    </div>
  );
}
