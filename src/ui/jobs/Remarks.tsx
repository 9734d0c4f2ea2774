import * as React from 'react';

/** Sentences about a report as a whole. */
export function Remarks({
  remarks
}: {
  remarks: readonly string[];
}): JSX.Element {
  return (
    <ul className="jp-CurationJob-remarks">
      {remarks.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
