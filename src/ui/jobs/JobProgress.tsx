import * as React from 'react';

import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface JobProgressProps {
  label: string;
  /** The counts so far, as text. */
  words: string;
  done: number;
  /** Undefined if it is unknown. */
  total: number | undefined;
  /** Whether it was asked to stop, and is finishing what it began. */
  stopping: boolean;
  /** Undefined if the way to cancel it stands elsewhere. */
  onCancel?: () => void;
}

/** The progress of a job, with a way to cancel it. */
export function JobProgress({
  label,
  words,
  done,
  total,
  stopping,
  onCancel
}: JobProgressProps): JSX.Element {
  // Products may have been added since they were counted. The total is unknown then.
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
      {onCancel && <CancelButton stopping={stopping} onCancel={onCancel} />}
    </div>
  );
}

export interface CancelButtonProps {
  /** Tells what is cancelled, if several jobs are on the screen. */
  name?: string;
  /** Whether it was asked to stop, and is finishing what it began. */
  stopping: boolean;
  onCancel: () => void;
}

/** Ends a job as soon as it can. */
export function CancelButton({
  name,
  stopping,
  onCancel
}: CancelButtonProps): JSX.Element {
  const trans = useTrans();
  return (
    <Button
      label={stopping ? trans.__('Stopping…') : trans.__('Cancel')}
      name={name}
      disabled={stopping}
      onClick={onCancel}
    />
  );
}
