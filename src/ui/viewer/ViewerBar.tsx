import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { Screen } from '../../desk/viewer/view';
import { formatCount, formatPercent } from '../../words/format';
import { useTrans } from '../controls/trans';
import { BarButton } from './BarButton';

/** An image that was deleted or moved away. */
export interface ViewedDeleted {
  /** Why it cannot be restored; undefined if it can. */
  readonly readOnly: string | undefined;
}

export interface ViewerBarProps {
  name: string;
  facts: string | undefined;
  badge: string | undefined;
  /** How many images the shortcuts act on. */
  selected: number;
  /** Screen pixels per image pixel; undefined before the size is known. */
  part: number | undefined;
  fit: boolean;
  /** Whether it fits by its width alone. */
  long: boolean;
  /** Which screen of an image that is higher than the viewer; undefined if it is not. */
  screen: Screen | undefined;
  /** Whether one image pixel is one screen pixel. */
  actual: boolean;
  comparing: boolean;
  editable: boolean;
  /** Given if the image was deleted or moved away. */
  deleted?: ViewedDeleted;
  /** Whether the viewer fills the browser's window. */
  fullWindow: boolean;
  actions: Pick<DeskActions, 'run' | 'closeViewer'>;
}

/** The name and size of the shown image, and the viewer's buttons. */
export function ViewerBar({
  name,
  facts,
  badge,
  selected,
  part,
  fit,
  long,
  screen,
  actual,
  comparing,
  editable,
  deleted,
  fullWindow,
  actions
}: ViewerBarProps): JSX.Element {
  const trans = useTrans();
  return (
    <header className="jp-CurationViewer-bar">
      <BarButton
        label={trans.__('Previous image')}
        text="‹"
        repeats
        onClick={() => actions.run('move-focus', { direction: 'left' })}
      />
      <BarButton
        label={trans.__('Next image')}
        text="›"
        repeats
        onClick={() => actions.run('move-focus', { direction: 'right' })}
      />
      <span className="jp-CurationViewer-words">
        <b>{name}</b> <span>{facts}</span>
        {selected > 1 && (
          <span>
            {' '}
            · {trans.__('%1 selected', formatCount(selected, trans))}
          </span>
        )}
      </span>
      {screen && (
        <output
          className="jp-CurationViewer-screen"
          aria-label={trans.__('Position in the image')}
        >
          {trans.__(
            'Screen %1 of %2',
            formatCount(screen.at, trans),
            formatCount(screen.of, trans)
          )}
        </output>
      )}
      {deleted && (
        <span className="jp-CurationBadge jp-mod-inline">
          {trans.__('Deleted')}
        </span>
      )}
      {badge !== undefined && (
        <span className="jp-CurationBadge jp-mod-inline">{badge}</span>
      )}
      <span className="jp-CurationViewer-tools">
        <BarButton
          label={trans.__('Zoom out')}
          text="−"
          repeats
          onClick={() => actions.run('zoom', { to: 'out' })}
        />
        <output
          className="jp-CurationViewer-part"
          aria-label={trans.__('Size of the image')}
        >
          {part !== undefined && formatPercent(part, trans)}
        </output>
        <BarButton
          label={trans.__('Zoom in')}
          text="+"
          repeats
          onClick={() => actions.run('zoom', { to: 'in' })}
        />
        <BarButton
          label={long ? trans.__('Fit the width') : trans.__('Fit')}
          text={long ? trans.__('Fit width') : trans.__('Fit')}
          pressed={fit}
          onClick={() => actions.run('zoom', { to: 'fit' })}
        />
        <BarButton
          label={trans.__('Actual size')}
          text={formatPercent(1, trans)}
          pressed={actual}
          onClick={() => actions.run('zoom', { to: 'actual' })}
        />
        <BarButton
          label={trans.__('Rotate the view')}
          text="⟳"
          repeats
          onClick={() => actions.run('rotate-view', {})}
        />
        {deleted ? (
          <BarButton
            label={deleted.readOnly ?? trans.__('Restore the image')}
            text={trans.__('Restore')}
            disabled={deleted.readOnly !== undefined}
            onClick={() => actions.run('restore-image', {})}
          />
        ) : (
          <BarButton
            label={trans.__('Compare with another image')}
            text={trans.__('Compare')}
            pressed={comparing}
            onClick={() => actions.run('compare', {})}
          />
        )}
        {comparing && (
          <BarButton
            label={trans.__('Switch side')}
            text="⇄"
            repeats
            onClick={() => actions.run('swap-compared', {})}
          />
        )}
        {!deleted && (
          <BarButton
            label={trans.__('Crop into a new image')}
            text={trans.__('Crop…')}
            disabled={!editable}
            onClick={() => actions.run('crop', {})}
          />
        )}
      </span>
      <BarButton
        label={trans.__('Full window')}
        text={<FullWindowIcon />}
        pressed={fullWindow}
        onClick={() => actions.run('full-window', {})}
      />
      <BarButton
        label={trans.__('Close the viewer')}
        text="×"
        onClick={() => actions.closeViewer()}
      />
    </header>
  );
}

/** Four corners. Few fonts have a character for it. */
function FullWindowIcon(): JSX.Element {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 4h6v2H6v4H4zm10 0h6v6h-2V6h-4zM4 14h2v4h4v2H4zm14 0h2v6h-6v-2h4z" />
    </svg>
  );
}
