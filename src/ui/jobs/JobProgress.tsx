import * as React from 'react';

import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface JobProgressProps {
  label: string;
  /** What was counted so far, in words. */
  words: string;
  done: number;
  /** Undefined where nobody knows. */
  total: number | undefined;
  /** It was asked to stop, and finishes what it has begun. */
  stopping: boolean;
  onCancel: () => void;
}

/** How far a job is, and its end. */
export function JobProgress({
  label,
  words,
  done,
  total,
  stopping,
  onCancel
}: JobProgressProps): JSX.Element {
  const trans = useTrans();
  // More may have come since they were counted: then nobody knows.
  const known = total !== undefined && total > 0 && done <= total;
  const percent = known ? Math.floor((100 * done) / total) : undefined;
  return (
    <div className="jp-CurationJob-progress">
      <div
        className={`jp-CurationProgress-bar${known ? '' : ' jp-mod-unknown'}`}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
      >
        <div
          className="jp-CurationProgress-done"
          style={known ? { width: `${percent}%` } : undefined}
        />
      </div>
      <span>{words}</span>
      <Button
        label={stopping ? trans.__('Stopping…') : trans.__('Cancel')}
        disabled={stopping}
        onClick={onCancel}
      />
    </div>
  );
}
