import { formatCount } from '../format';
import type { Trans } from '../trans';

/** Flags of a product that are shown beyond the team's. A set in the table may have a hundred thousand. */
export const MOST_FLAGS_SHOWN = 100;

/** How many flags are not shown; empty if all are. */
export function moreFlags(count: number, trans: Trans): string {
  const more = count - MOST_FLAGS_SHOWN;
  return more > 0
    ? trans._n('%2 more', '%2 more', more, formatCount(more, trans))
    : '';
}
