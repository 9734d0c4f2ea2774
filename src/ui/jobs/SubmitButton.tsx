import * as React from 'react';

/** The one thing that a job's form is for; Enter in a field does it too. */
export function SubmitButton({ label }: { label: string }): JSX.Element {
  return (
    <div className="jp-CurationActions">
      <button type="submit" className="jp-CurationButton jp-mod-primary">
        {label}
      </button>
    </div>
  );
}
