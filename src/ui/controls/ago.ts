import { useEffect, useState } from 'react';

import { formatDay } from './format';
import type { Trans } from './trans';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here on a date says more than a number of days. */
const LONG_AGO = 30 * DAY;

/**
 * `just now`, `5 min ago`, `2 h ago`, `3 days ago`, then the day. A clock that
 * is behind the writer's reads the future as now; what is no date is shown as
 * it is.
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
    : formatDay(timestamp);
}

/** The time of the page's clock in ms, a minute old at the most while it is watched. */
export function useNow(watched: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!watched) {
      return undefined;
    }
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, [watched]);
  return now;
}
