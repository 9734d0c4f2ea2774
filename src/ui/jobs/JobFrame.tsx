import * as React from 'react';
import { useLayoutEffect, useRef } from 'react';

export interface JobFrameProps {
  /** What the job is doing. */
  step: string;
  heading: string;
  /** One or two sentences below it. */
  lead?: React.ReactNode;
  children: React.ReactNode;
}

/**
 * The frame of every job. Its heading is announced. When a step ends and its
 * buttons disappear, the heading takes the keyboard's focus if it was here.
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
        // When a button disappears, the focus goes nowhere: the person has not left.
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
