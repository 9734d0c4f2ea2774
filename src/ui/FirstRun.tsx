import * as React from 'react';

import type { Slot } from '../domain/board/slots';
import { firstRunHints } from '../words/connection/welcome';
import { Button } from './controls/Button';
import { slotKey, useKeyHints } from './controls/keyHints';
import { useTrans } from './controls/trans';

export interface FirstRunProps {
  slots: readonly Slot[];
  /** Called when they were read. They are not shown again. */
  onDone: () => void;
}

/** Three hints for somebody's first visit. They are above the images and cover nothing. */
export function FirstRun({ slots, onDone }: FirstRunProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  return (
    <aside className="jp-CurationFirstRun" aria-label={trans.__('First steps')}>
      <ol className="jp-CurationFirstRun-hints">
        {firstRunHints(
          {
            ...hints,
            slots: slots.map((_, index) => slotKey(slots, index, hints))
          },
          trans
        ).map(hint => (
          <li key={hint}>{hint}</li>
        ))}
      </ol>
      <Button label={trans.__('Got it')} onClick={onDone} />
    </aside>
  );
}
