import * as React from 'react';

import type { Slot } from '../domain/board/slots';
import { Button } from './controls/Button';
import { slotKey, useKeyHints } from './controls/keyHints';
import { useTrans } from './controls/trans';

export interface FirstRunProps {
  slots: readonly Slot[];
  /** They were read, and never come again. */
  onDone: () => void;
}

/** Three hints for who works here for the first time. They stand above the images and cover nothing. */
export function FirstRun({ slots, onDone }: FirstRunProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  return (
    <aside className="jp-CurationFirstRun" aria-label={trans.__('First steps')}>
      <ol className="jp-CurationFirstRun-hints">
        <li>
          {trans.__(
            'Arrows move from image to image. %1 choose the focused one.',
            slots.map((_, at) => slotKey(slots, at, hints)).join(' ')
          )}
        </li>
        <li>
          {trans.__(
            '%1 moves an image to text, %2 deletes it. All of it can be undone.',
            hints.toText,
            hints.delete
          )}
        </li>
        <li>
          {trans.__(
            '%1 completes the product and opens the next. ? shows all keys.',
            hints.complete
          )}
        </li>
      </ol>
      <Button label={trans.__('Got it')} onClick={onDone} />
    </aside>
  );
}
