import * as React from 'react';
import { useState } from 'react';

import { foldText } from '../../domain/sameName';
import { useTrans } from './trans';

export interface KeysRow {
  /** For example "⇧ Enter" or "T, M". */
  readonly keys: string;
  readonly label: string;
}

export interface KeysGroup {
  readonly title: string;
  readonly rows: readonly KeysRow[];
}

/** All shortcuts in groups, for the `?` key, with a field to find one by its key or by what it does. */
export function KeysTable({
  groups
}: {
  groups: readonly KeysGroup[];
}): JSX.Element {
  const trans = useTrans();
  const [text, setText] = useState('');
  const found = groups
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(row => matches(row, title, text))
    }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <div className="jp-CurationKeys">
      <input
        type="search"
        className="jp-CurationField jp-CurationKeys-find"
        aria-label={trans.__('Find a key')}
        placeholder={trans.__('Find a key, or what it does')}
        autoFocus
        value={text}
        onChange={event => setText(event.target.value)}
      />
      {/* The arrow keys scroll it. */}
      <div className="jp-CurationKeys-list" tabIndex={0}>
        {found.map(({ title, rows }) => (
          <table key={title}>
            <caption>{title}</caption>
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
        ))}
        {found.length === 0 && (
          <p role="status">{trans.__('No key matches')}</p>
        )}
      </div>
    </div>
  );
}

/** A single letter is a key; more letters are words of the label or of the group. */
function matches(
  { keys, label }: KeysRow,
  title: string,
  text: string
): boolean {
  const wanted = foldText(text.trim());
  const isKey = keys
    .toLowerCase()
    .split(/, | /)
    .some(key => key === wanted || key.endsWith(`+${wanted}`));
  return (
    wanted === '' ||
    isKey ||
    (wanted.length > 1 &&
      [label, title, keys].some(words => foldText(words).includes(wanted)))
  );
}
