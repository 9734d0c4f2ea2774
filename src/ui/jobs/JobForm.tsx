import * as React from 'react';

export interface JobFormProps {
  /** Of the button that begins; null if nothing can begin yet. */
  submitLabel: string | null;
  /** Whether what a field must say is still missing. */
  incomplete?: boolean;
  onSubmit: () => void;
  /** Whether the form itself tells what is wrong. */
  noValidate?: boolean;
  children: React.ReactNode;
}

/** What a job asks before it begins. Enter in a field begins it too. */
export function JobForm({
  submitLabel,
  incomplete = false,
  onSubmit,
  noValidate,
  children
}: JobFormProps): JSX.Element {
  return (
    <form
      className="jp-CurationJob-form"
      noValidate={noValidate}
      onSubmit={event => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      {submitLabel !== null && (
        <div className="jp-CurationActions">
          <button
            type="submit"
            className="jp-CurationButton jp-mod-primary"
            disabled={incomplete}
          >
            {submitLabel}
          </button>
        </div>
      )}
    </form>
  );
}
