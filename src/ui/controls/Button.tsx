import * as React from 'react';

import { KeyHint } from './KeyHint';

export interface ButtonProps {
  label: string;
  onClick: (event: React.MouseEvent<HTMLElement>) => void;
  /** The key that does the same. */
  keyHint?: string;
  primary?: boolean;
  disabled?: boolean;
  /** The accessible name, if the label alone does not say what it acts on. */
  name?: string;
  title?: string;
  className?: string;
}

/**
 * A button of the desk. A click does not move the keyboard's focus, so that the
 * image shortcuts keep working.
 */
export function Button({
  label,
  onClick,
  keyHint,
  primary,
  disabled,
  name,
  title,
  className
}: ButtonProps): JSX.Element {
  return (
    <button
      type="button"
      className={`jp-CurationButton${primary ? ' jp-mod-primary' : ''}${className ? ` ${className}` : ''}`}
      disabled={disabled}
      aria-label={name}
      title={title}
      onMouseDown={keepFocus}
      onClick={onClick}
    >
      {label}
      {keyHint !== undefined && <KeyHint text={keyHint} />}
    </button>
  );
}

/** For the `onMouseDown` of elements that must not take the keyboard's focus. */
export function keepFocus(event: React.MouseEvent): void {
  event.preventDefault();
}
