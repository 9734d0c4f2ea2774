import * as React from 'react';

import { keepFocus } from '../controls/Button';

export interface BarButtonProps {
  /** What it does, for screen readers and the tooltip. */
  label: string;
  /** What is seen: a text, or a picture. */
  text: React.ReactNode;
  pressed?: boolean;
  disabled?: boolean;
  /** Whether it is pressed again and again, to go on by a step. */
  repeats?: boolean;
  onClick: () => void;
}

/** A button of the viewer's bar. A click does not move the keyboard's focus. */
export function BarButton({
  label,
  text,
  pressed,
  disabled,
  repeats,
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
      data-repeats={repeats}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {text}
    </button>
  );
}
