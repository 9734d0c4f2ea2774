import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import { heldRemedy, heldText } from '../../words/product/claim';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface HeldBannerProps {
  heldBy: string;
  /** Whether the other is the same person in another browser. */
  mine: boolean;
  actions: Pick<DeskActions, 'run'>;
}

/** Shown if somebody else works on the product. It can be viewed or taken over. */
export function HeldBanner({
  heldBy,
  mine,
  actions
}: HeldBannerProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationBanner" role="status">
      <span>
        <span aria-hidden="true">◔ </span>
        <b>{heldText(heldBy, mine, trans)}</b> {heldRemedy(mine, trans)}
      </span>
      <Button
        label={trans.__('Take over')}
        onClick={() => actions.run('take-over', {})}
      />
    </div>
  );
}
