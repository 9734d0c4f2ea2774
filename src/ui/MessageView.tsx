import * as React from 'react';

import type { DeskActions } from '../desk/commands/deskActions';
import type { Message } from '../desk/state';
import { keepFocus } from './controls/Button';
import { useTrans } from './controls/trans';

export interface MessageViewProps {
  message: Message | null;
  /** Whether the change can still be undone. It cannot after another product is opened. */
  canUndo: boolean;
  actions: Pick<DeskActions, 'run' | 'dismissMessage'>;
}

/**
 * What was just done, with Undo. The region is always rendered, since screen
 * readers announce only changes inside a region that they know.
 */
export function MessageView({
  message,
  canUndo,
  actions
}: MessageViewProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationMessage" role="status" aria-live="polite">
      {message !== null && (
        <div className="jp-CurationMessage-box" key={message.id}>
          <span>{message.text}</span>
          {message.undoable && canUndo && (
            <button
              type="button"
              className="jp-CurationMessage-undo"
              onMouseDown={keepFocus}
              onClick={() => actions.run('undo', {})}
            >
              {trans.__('Undo')}
            </button>
          )}
          <button
            type="button"
            className="jp-CurationMessage-close"
            aria-label={trans.__('Dismiss')}
            onMouseDown={keepFocus}
            onClick={() => actions.dismissMessage()}
          >
            ×
          </button>
        </div>
      )}
    </div>
  );
}
