import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { OpenState, UnsavedStatus } from '../../desk/state';
import { Button } from '../controls/Button';
import { formatTime } from '../../words/format';
import { unsavedStatusText } from '../../words/saving/unsaved';
import { useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';
import { shortened } from '../../words/shortened';

export interface FinishProps {
  open: OpenState;
  /** The product's status, while the table does not have it. */
  unsaved: UnsavedStatus | null;
  actions: Pick<DeskActions, 'run'>;
}

/** Completes or holds a product. If that is done, shows who did it, and reopens it. */
export function Finish({ open, unsaved, actions }: FinishProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const product = open.state === 'open' ? open.product : undefined;
  const disabled =
    open.state !== 'open' || open.heldBy !== null || open.product.foreign;
  if (product?.status === 'COMPLETED' || product?.status === 'PASS') {
    return (
      <footer className="jp-CurationFinish jp-mod-finished">
        <span className="jp-CurationFinish-words">
          {unsaved !== null ? (
            <span
              className={`jp-CurationFinish-unsaved${unsaved.failed ? ' jp-mod-failed' : ''}`}
            >
              <span aria-hidden="true">{unsaved.failed ? '✗ ' : '◌ '}</span>
              {unsavedStatusText(unsaved.to, unsaved.failed, trans)}
            </span>
          ) : product.status === 'PASS' ? (
            <>
              <b>{trans.__('Held')}</b>{' '}
              {product.passReason ?? trans.__('without a reason')}
            </>
          ) : (
            <>
              <b>{trans.__('Completed')}</b>{' '}
              {product.completedBy !== undefined &&
                trans.__('by %1', shortened(product.completedBy))}
            </>
          )}
          {unsaved === null && product.lastUpdatedAt !== undefined && (
            <span className="jp-CurationFinish-time">
              {formatTime(product.lastUpdatedAt, trans)}
            </span>
          )}
        </span>
        <Button
          label={trans.__('Reopen')}
          disabled={disabled}
          onClick={() => actions.run('reopen', {})}
        />
      </footer>
    );
  }
  return (
    <footer className="jp-CurationFinish">
      <Button
        label={trans.__('Hold…')}
        disabled={disabled}
        onClick={() => actions.run('hold', {})}
      />
      <Button
        primary
        label={trans.__('Complete')}
        keyHint={hints.complete}
        disabled={disabled}
        onClick={() => actions.run('complete', {})}
      />
    </footer>
  );
}
