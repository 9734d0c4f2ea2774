import { createContext, useContext } from 'react';

import type { Flag } from '../../domain/board/teamSettings';
import { MOST_FLAGS_SHOWN, moreFlags } from '../../words/product/moreFlags';
import type { Trans } from '../../words/trans';

/** The team's quality flags. */
export const FlagsContext = createContext<readonly Flag[]>([]);

export function useFlags(): readonly Flag[] {
  return useContext(FlagsContext);
}

/** The label of a flag, or its id if the team does not have it. */
export function flagLabel(flags: readonly Flag[], id: string): string {
  return flags.find(flag => flag.id === id)?.label ?? id;
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
