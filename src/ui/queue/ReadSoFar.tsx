import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { QueueState } from '../../desk/state';
import { Button } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';

export interface ReadSoFarProps {
  queue: QueueState;
  actions: Pick<DeskActions, 'loadMore' | 'stopLoading'>;
}

/** `3 of 812 read match`: how many products were read for the rows that are listed. */
export function ReadSoFar({
  queue: { rows, read, state, paused },
  actions
}: ReadSoFarProps): JSX.Element {
  const trans = useTrans();
  const reading = state === 'loading';
  return (
    <div className="jp-CurationQueue-read">
      {/* Announce only the last page, not each one. */}
      <span role="status" aria-live={reading ? 'off' : 'polite'}>
        {trans.__(
          '%1 of %2 products match',
          formatCount(rows.length, trans),
          formatCount(read, trans)
        )}
      </span>
      {reading && (
        <Button
          label={trans.__('Stop')}
          name={trans.__('Stop reading')}
          onClick={() => actions.stopLoading()}
        />
      )}
      {paused && (
        <Button
          label={trans.__('Read more')}
          onClick={() => actions.loadMore()}
        />
      )}
    </div>
  );
}
