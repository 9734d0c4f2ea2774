import * as React from 'react';

import { KeyHint } from './KeyHint';

export interface ButtonProps {
  label: string;
  onClick: () => void;
  /** The key that does the same. */
  keyHint?: string;
  primary?: boolean;
  disabled?: boolean;
  title?: string;
  className?: string;
}

/**
 * A button of the desk. The mouse leaves the keyboard's focus where it is, so
 * that the image keys work on after a click.
 */
export function Button({
  label,
  onClick,
  keyHint,
  primary,
  disabled,
  title,
  className
}: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className={`jp-CurationButton${primary ? ' jp-mod-primary' : ''}${className ? ` ${className}` : ''}`}
      disabled={disabled}
      title={title}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {label}
      {keyHint !== undefined && <KeyHint text={keyHint} />}
    </button>
  );
}

/** For `onMouseDown` of what is clicked without taking the keyboard's focus. */
export function keepFocus(event: React.MouseEvent): void {
  event.preventDefault();
}
