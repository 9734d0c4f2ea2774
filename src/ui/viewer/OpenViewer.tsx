import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskPictures } from '../../desk/images/pictures';
import type { OpenState } from '../../desk/state';
import type { DeskViewer } from '../../desk/viewer/viewer';
import { viewsDeleted } from '../../desk/images/viewed';
import type { Slot } from '../../domain/board/slots';
import { badgesOf } from '../images/tiles/badges';
import { whyReadOnly } from '../../words/product/claim';
import { isEditable } from '../images/editable';
import { useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';
import { ViewerView } from './ViewerView';

export interface OpenViewerProps {
  open: OpenState;
  slots: readonly Slot[];
  /** Counts requests from other views to move the keyboard's focus to the images. */
  viewRequest?: number;
  /** Whether it fills the browser's window. */
  fullWindow?: boolean;
  viewer: DeskViewer;
  actions: DeskActions;
  pictures: DeskPictures;
}

/** The viewer, if it is open. */
export function OpenViewer({
  open,
  slots,
  viewRequest = 0,
  fullWindow = false,
  viewer,
  actions,
  pictures
}: OpenViewerProps): JSX.Element | null {
  const hints = useKeyHints();
  const trans = useTrans();
  if (open.state !== 'open' || open.viewing === null) {
    return null;
  }
  const badges = badgesOf(open.choices, slots, hints);
  return (
    <ViewerView
      image={open.viewing}
      other={open.comparing}
      badgeOf={image => {
        const badge = badges.get(image);
        return badge && `${badge.keyHint} ${badge.label}`;
      }}
      missing={open.missing}
      selected={open.selection.size}
      editable={isEditable(open)}
      deleted={
        viewsDeleted(open) ? { readOnly: whyReadOnly(open, trans) } : undefined
      }
      request={`${open.focusRequest}/${viewRequest}`}
      slots={slots}
      fullWindow={fullWindow}
      viewer={viewer}
      actions={actions}
      pictures={pictures}
    />
  );
}
