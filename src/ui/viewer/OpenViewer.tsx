import * as React from 'react';

import type { DeskActions, DeskPictures } from '../../desk/actions';
import type { OpenState } from '../../desk/state';
import type { Slot } from '../../domain/slots';
import { badgesOf } from '../images/badges';
import { useKeyHints } from '../keyHints';
import { ViewerView } from './ViewerView';

export interface OpenViewerProps {
  open: OpenState;
  slots: readonly Slot[];
  actions: DeskActions;
  pictures: DeskPictures;
}

/** The viewer while the desk has one open. */
export function OpenViewer({
  open,
  slots,
  actions,
  pictures
}: OpenViewerProps): JSX.Element | null {
  const hints = useKeyHints();
  if (open.state !== 'open' || open.viewing === null) {
    return null;
  }
  const badge = badgesOf(open.choices, slots, hints).get(open.viewing);
  return (
    <ViewerView
      image={open.viewing}
      badge={badge && `${badge.keyHint} ${badge.label}`}
      gone={open.missing.has(open.viewing)}
      actions={actions}
      pictures={pictures}
    />
  );
}
