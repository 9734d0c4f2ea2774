import * as React from 'react';

export interface JobFormProps {
  /** Of the button that begins; null if nothing can begin yet. */
  submitLabel: string | null;
  onSubmit: () => void;
  /** Whether the form itself tells what is wrong. */
  noValidate?: boolean;
  children: React.ReactNode;
}

/** What a job asks before it begins. Enter in a field begins it too. */
export function JobForm({
  submitLabel,
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
          <button type="submit" className="jp-CurationButton jp-mod-primary">
            {submitLabel}
          </button>
        </div>
      )}
    </form>
  );
}
