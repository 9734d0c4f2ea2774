import * as React from 'react';

export interface OptionTickProps {
  label: string;
  /** What the command line calls it. */
  option?: string;
  ticked: boolean;
  disabled?: boolean;
  onChange: (ticked: boolean) => void;
}

/** An option that is on or off. */
export function OptionTick({
  label,
  option,
  ticked,
  disabled = false,
  onChange
}: OptionTickProps): JSX.Element {
  return (
    <label className="jp-CurationJob-tick">
      <input
        type="checkbox"
        data-lm-suppress-shortcuts="true"
        checked={ticked}
        disabled={disabled}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {label}
        {option !== undefined && (
          <>
            {' '}
            <code className="jp-CurationJob-option">{option}</code>
          </>
        )}
      </span>
    </label>
  );
}
