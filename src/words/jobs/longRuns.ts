import { errorText } from '../errors';
import { formatTimeOfDay } from '../format';
import type { Trans } from '../trans';

export function stoppingText(trans: Trans): string {
  return trans.__(
    'Stopping. What has begun is finished first. Press Ctrl-C again to stop at once.'
  );
}

/** A run waits for a service in trouble. */
export function pauseText(
  {
    error,
    until
  }: {
    readonly error: unknown;
    /** ms since the epoch. */
    readonly until: number;
  },
  trans: Trans
): string {
  return trans.__(
    '%1 The run waits until %2, then goes on. What failed is tried again at the end.',
    errorText(error, trans),
    formatTimeOfDay(until, trans)
  );
}

/** Of a job that can be run again. */
export function stoppedText(trans: Trans): string {
  return trans.__('It was stopped. Run it again to go on.');
}
