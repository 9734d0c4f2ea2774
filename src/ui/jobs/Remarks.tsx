import * as React from 'react';

/** A sentence, and whether it holds. */
export type Remark = readonly [boolean, string];

/** What is to be known of a report beside its lines: those remarks that hold. */
export function Remarks({
  remarks
}: {
  remarks: readonly Remark[];
}): JSX.Element {
  return (
    <ul className="jp-CurationJob-remarks">
      {remarks
        .filter(([holds]) => holds)
        .map(([, text]) => (
          <li key={text}>{text}</li>
        ))}
    </ul>
  );
}
