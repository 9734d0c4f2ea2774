import * as React from 'react';

import { keepFocus } from '../Button';
import { useTrans } from '../trans';

export interface ViewerBarProps {
  name: string;
  facts: string | undefined;
  badge: string | undefined;
  /** Whether one pixel of the image is one of the screen. */
  actual: boolean;
  onActual: (actual: boolean) => void;
  onStep: (direction: 'left' | 'right') => void;
  onClose: () => void;
}

/** The viewer's buttons. Their keys are their own: Space presses, Escape closes. */
export function ViewerBar({
  name,
  facts,
  badge,
  actual,
  onActual,
  onStep,
  onClose
}: ViewerBarProps): JSX.Element {
  const trans = useTrans();
  const button = (
    label: string,
    text: string,
    onClick: () => void,
    pressed?: boolean
  ): JSX.Element => (
    <button
      type="button"
      className="jp-CurationViewer-button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {text}
    </button>
  );
  return (
    <header
      className="jp-CurationViewer-bar"
      data-lm-suppress-shortcuts="true"
      onKeyDown={event => {
        if (event.key === 'Escape') {
          onClose();
        }
      }}
    >
      {button(trans.__('Previous image'), '‹', () => onStep('left'))}
      {button(trans.__('Next image'), '›', () => onStep('right'))}
      <span className="jp-CurationViewer-words">
        <b>{name}</b> <span>{facts}</span>
      </span>
      {badge !== undefined && (
        <span className="jp-CurationBadge jp-mod-inline">{badge}</span>
      )}
      <span className="jp-CurationViewer-gap" />
      {button(trans.__('Fit'), trans.__('Fit'), () => onActual(false), !actual)}
      {button(trans.__('Actual size'), '100 %', () => onActual(true), actual)}
      {button(trans.__('Close the viewer'), '×', onClose)}
    </header>
  );
}
