import { formatDay } from './format';
import type { Trans } from './trans';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on a date is clearer than a number of days. */
const LONG_AGO = 30 * DAY;

/**
 * `just now`, `5 min ago`, `2 h ago`, `3 days ago`, then the day. A time in the
 * future is `just now`: the writer's clock was ahead. A text that is no date is
 * returned as it is.
 *
 * @param now - ms since the epoch
 */
export function formatAgo(
  timestamp: string,
  now: number,
  trans: Trans
): string {
  const passed = now - Date.parse(timestamp);
  if (Number.isNaN(passed)) {
    return timestamp;
  }
  if (passed < MINUTE) {
    return trans.__('just now');
  }
  if (passed < HOUR) {
    return trans.__('%1 min ago', Math.floor(passed / MINUTE));
  }
  if (passed < DAY) {
    return trans.__('%1 h ago', Math.floor(passed / HOUR));
  }
  return passed < LONG_AGO
    ? trans._n('%1 day ago', '%1 days ago', Math.floor(passed / DAY))
    : formatDay(timestamp, trans);
}
