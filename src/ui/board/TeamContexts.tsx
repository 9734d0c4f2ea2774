import * as React from 'react';

import type { TeamSettings } from '../../domain/board/teamSettings';
import { SmallSideContext } from '../controls/smallSide';
import { FlagsContext } from './flags';

export interface TeamContextsProps {
  team: Pick<TeamSettings, 'flags' | 'limits'>;
  children: React.ReactNode;
}

/** What views of every room need of the team's settings. */
export function TeamContexts({
  team: { flags, limits },
  children
}: TeamContextsProps): JSX.Element {
  return (
    <FlagsContext.Provider value={flags}>
      <SmallSideContext.Provider value={limits.minSide ?? 0}>
        {children}
      </SmallSideContext.Provider>
    </FlagsContext.Provider>
  );
}
