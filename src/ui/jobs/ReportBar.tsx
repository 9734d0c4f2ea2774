import * as React from 'react';

import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';
import type { ReportSinks } from './jobProps';
import { ReportActions } from './ReportActions';

export interface ReportBarProps {
  report: object;
  sinks: ReportSinks;
  /** Back to the question. */
  onAgain: () => void;
  /** Default: "Start again…". */
  againLabel?: string;
  /** Whether to begin anew is what a person would do next. */
  againFirst?: boolean;
  /** What else can be done. */
  children?: React.ReactNode;
}

/** What can be done when a job shows a report. */
export function ReportBar({
  report,
  sinks,
  onAgain,
  againLabel,
  againFirst,
  children
}: ReportBarProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationActions">
      {children}
      <Button
        label={againLabel ?? trans.__('Start again…')}
        primary={againFirst}
        onClick={onAgain}
      />
      <ReportActions report={report} sinks={sinks} />
    </div>
  );
}
