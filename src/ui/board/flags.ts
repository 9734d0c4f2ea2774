import { createContext, useContext } from 'react';

import type { Flag } from '../../domain/board/teamSettings';
import { formatCount } from '../../words/format';
import type { Trans } from '../../words/trans';

/** Flags of a product that are shown beyond the team's. A set in the table may have a hundred thousand. */
export const MOST_FLAGS_SHOWN = 100;

/** The team's quality flags. */
export const FlagsContext = createContext<readonly Flag[]>([]);

export function useFlags(): readonly Flag[] {
  return useContext(FlagsContext);
}

/** The label of a flag, or its id if the team does not have it. */
export function flagLabel(flags: readonly Flag[], id: string): string {
  return flags.find(flag => flag.id === id)?.label ?? id;
}

/** How many flags are not shown; empty if all are. */
export function moreFlags(count: number, trans: Trans): string {
  const more = count - MOST_FLAGS_SHOWN;
  return more > 0
    ? trans._n('%2 more', '%2 more', more, formatCount(more, trans))
    : '';
}

/** The labels of a product's flags in one line. */
export function flagLabels(
  flags: readonly Flag[],
  ids: readonly string[],
  trans: Trans
): string {
  return [
    ...ids.slice(0, MOST_FLAGS_SHOWN).map(id => flagLabel(flags, id)),
    moreFlags(ids.length, trans)
  ]
    .filter(label => label !== '')
    .join(', ');
}
