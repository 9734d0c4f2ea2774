import * as React from 'react';
import { forwardRef, useId } from 'react';

export interface FilterFieldProps {
  label: string;
  /** Whether the label is for screen readers only, since it is visible elsewhere. */
  hiddenLabel?: boolean;
  value: string;
  /** Suggestions. Anything else can be entered too. */
  offered?: readonly string[];
  /** Whether it accepts digits only. */
  number?: boolean;
  disabled?: boolean;
  placeholder?: string;
  onChange: (value: string) => void;
}

/** One condition of the filter. */
export const FilterField = forwardRef<HTMLInputElement, FilterFieldProps>(
  function FilterField(
    {
      label,
      hiddenLabel = false,
      value,
      offered = [],
      number = false,
      disabled,
      placeholder,
      onChange
    },
    ref
  ): JSX.Element {
    const listId = useId();
    return (
      <label className="jp-CurationFilterForm-field">
        {!hiddenLabel && (
          <span className="jp-CurationFilterForm-label">{label}</span>
        )}
        <input
          ref={ref}
          className="jp-CurationField"
          data-lm-suppress-shortcuts="true"
          aria-label={hiddenLabel ? label : undefined}
          list={offered.length > 0 ? listId : undefined}
          inputMode={number ? 'numeric' : undefined}
          placeholder={hiddenLabel ? label : placeholder}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={value}
          onChange={({ target }) =>
            onChange(number ? target.value.replace(/\D/g, '') : target.value)
          }
        />
        {offered.length > 0 && (
          <datalist id={listId}>
            {offered.map(text => (
              <option key={text} value={text} />
            ))}
          </datalist>
        )}
      </label>
    );
  }
);
