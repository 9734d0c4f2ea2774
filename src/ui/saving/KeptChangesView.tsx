import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { keptText } from '../../words/saving/kept';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface KeptChangesViewProps {
  kept: DeskState['kept'];
  actions: Pick<DeskActions, 'run'>;
}

/** Whose persons' lines are shown at once. */
const MOST_PERSONS = 10;

/** Unsaved changes that others, or nobody knows who, left in this browser: a line for each person. */
export function KeptChangesView({
  kept,
  actions
}: KeptChangesViewProps): JSX.Element | null {
  const trans = useTrans();
  const counts = new Map<string, number>();
  kept.forEach(({ person }) =>
    counts.set(person, (counts.get(person) ?? 0) + 1)
  );
  return counts.size === 0 ? null : (
    <ul
      className="jp-CurationFailed jp-mod-left"
      aria-label={trans.__('Kept in this browser')}
    >
      {[...counts].slice(0, MOST_PERSONS).map(([person, count]) => (
        <li key={person} className="jp-CurationFailed-row">
          <span className="jp-CurationFailed-mark" aria-hidden="true">
            !
          </span>
          <span>{keptText(count, person, trans)}</span>
          <Button
            label={trans.__('Show…')}
            onClick={() => actions.run('review-kept', { person })}
          />
        </li>
      ))}
    </ul>
  );
}
