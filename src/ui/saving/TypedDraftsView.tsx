import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { typedText } from '../../words/saving/typed';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface TypedDraftsViewProps {
  typed: DeskState['typed'];
  actions: Pick<DeskActions, 'run'>;
}

/** Leads to the text that was typed last and not sent. */
export function TypedDraftsView({
  typed,
  actions
}: TypedDraftsViewProps): JSX.Element | null {
  const trans = useTrans();
  const last = typed[typed.length - 1];
  if (last === undefined) {
    return null;
  }
  const { about } = last;
  return (
    <Button
      label={trans.__('Go to draft')}
      title={typedText(about, trans)}
      onClick={() =>
        about.kind === 'filter'
          ? actions.run('filter-queue', {})
          : actions.run('go-to-product', { ...about.product })
      }
    />
  );
}
