import * as React from 'react';

import { keepFocus } from '../controls/Button';

export interface BarButtonProps {
  /** What it does, for the screen reader and the pointer. */
  label: string;
  /** What it shows. */
  text: string;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
}

/** A button of the viewer's bar; the mouse leaves the keyboard's focus where it is. */
export function BarButton({
  label,
  text,
  pressed,
  disabled,
  onClick
}: BarButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className="jp-CurationViewer-button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      disabled={disabled}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
