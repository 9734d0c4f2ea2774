import { createContext, useContext } from 'react';

import type { Flag } from '../../domain/board/teamSettings';

/** The team's quality flags. */
export const FlagsContext = createContext<readonly Flag[]>([]);

export function useFlags(): readonly Flag[] {
  return useContext(FlagsContext);
}

/** The label of a flag, or its id if the team does not have it. */
export function flagLabel(flags: readonly Flag[], id: string): string {
  return flags.find(flag => flag.id === id)?.label ?? id;
}
