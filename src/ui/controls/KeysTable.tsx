import * as React from 'react';

import { useTrans } from './trans';

export interface KeysRow {
  /** For example "⇧ Enter" or "T, M". */
  readonly keys: string;
  readonly label: string;
}

/** All shortcuts, for the `?` key. */
export function KeysTable({ rows }: { rows: readonly KeysRow[] }): JSX.Element {
  const trans = useTrans();
  return (
    // The arrow keys scroll it.
    <table className="jp-CurationKeys" tabIndex={0}>
      <thead>
        <tr>
          <th scope="col">{trans.__('Key')}</th>
          <th scope="col">{trans.__('What it does')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ keys, label }) => (
          <tr key={`${keys} ${label}`}>
            <td>
              <kbd className="jp-CurationKeyHint">{keys}</kbd>
            </td>
            <td>{label}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
