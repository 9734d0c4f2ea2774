import * as React from 'react';
import { forwardRef, useId } from 'react';

export interface FilterFieldProps {
  label: string;
  /** Whether the label is for screen readers only, since it is visible elsewhere. */
  hiddenLabel?: boolean;
  value: string;
  /** Suggestions. Anything else can be entered too. */
  offered?: readonly string[];
  /** Whether digits are typed, so that a touch screen shows them. */
  digits?: boolean;
  /** What is wrong with the value. */
  problem?: string;
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
      digits = false,
      problem,
      disabled,
      placeholder,
      onChange
    },
    ref
  ): JSX.Element {
    const listId = useId();
    const problemId = useId();
    return (
      <div className="jp-CurationFilterForm-field">
        <label>
          {!hiddenLabel && (
            <span className="jp-CurationFilterForm-label">{label}</span>
          )}
          <input
            ref={ref}
            className="jp-CurationField"
            data-lm-suppress-shortcuts="true"
            aria-label={hiddenLabel ? label : undefined}
            list={offered.length > 0 ? listId : undefined}
            inputMode={digits ? 'numeric' : undefined}
            placeholder={hiddenLabel ? label : placeholder}
            autoComplete="off"
            spellCheck={false}
            disabled={disabled}
            value={value}
            aria-invalid={problem !== undefined}
            aria-describedby={problem === undefined ? undefined : problemId}
            onChange={({ target }) => onChange(target.value)}
          />
          {offered.length > 0 && (
            <datalist id={listId}>
              {offered.map(text => (
                <option key={text} value={text} />
              ))}
            </datalist>
          )}
        </label>
        {problem !== undefined && (
          <span
            id={problemId}
            className="jp-CurationFilterForm-problem"
            role="alert"
          >
            {problem}
          </span>
        )}
      </div>
    );
  }
);
