import * as React from 'react';

import type { TopCounts } from '../../../domain/queue/statistics';
import { formatCount } from '../../../words/format';
import { useTrans } from '../../controls/trans';

export interface BarTableProps {
  title: string;
  counts: TopCounts;
  /** The label of a key. */
  nameOf: (key: string) => string;
  /** The label of all keys without a bar. */
  restName: (keys: number) => string;
}

/** A bar chart. It is a table, so that screen readers can read it. */
export function BarTable({
  title,
  counts: { bars, rest },
  nameOf,
  restName
}: BarTableProps): JSX.Element {
  const trans = useTrans();
  // The rest has no bar, since it would dwarf the others.
  const longest = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <table className="jp-CurationBars">
      <caption>{title}</caption>
      <tbody>
        {bars.map(({ key, count }) => (
          <tr key={key}>
            <th scope="row" title={nameOf(key)}>
              {nameOf(key)}
            </th>
            <td className="jp-CurationBars-count">
              {formatCount(count, trans)}
            </td>
            <td className="jp-CurationBars-place" aria-hidden="true">
              <span
                className="jp-CurationBars-bar"
                data-key={key}
                style={{ width: `${(100 * count) / longest}%` }}
              />
            </td>
          </tr>
        ))}
        {bars.length === 0 && (
          <tr>
            <th scope="row" colSpan={3}>
              {trans.__('None so far')}
            </th>
          </tr>
        )}
        {rest.keys > 0 && (
          <tr>
            <th scope="row">{restName(rest.keys)}</th>
            <td className="jp-CurationBars-count">
              {formatCount(rest.count, trans)}
            </td>
            <td aria-hidden="true" />
          </tr>
        )}
      </tbody>
    </table>
  );
}
