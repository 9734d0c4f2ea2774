import * as React from 'react';

/** Submits a job's form, as Enter in a field does. */
export function SubmitButton({ label }: { label: string }): JSX.Element {
  return (
    <div className="jp-CurationActions">
      <button type="submit" className="jp-CurationButton jp-mod-primary">
        {label}
      </button>
    </div>
  );
}
