import * as React from 'react';

import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';

export interface Facet {
  readonly id: string;
  readonly label: string;
  readonly count: number;
}

/** The kinds of lines with their counts. Only lines of the pressed kind are shown. */
export function Facets({
  label,
  facets,
  current,
  onChange
}: {
  label: string;
  facets: readonly Facet[];
  current: string;
  onChange: (id: string) => void;
}): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationFacets" role="group" aria-label={label}>
      {facets.map(({ id, label: name, count }) => (
        <button
          key={id}
          type="button"
          className="jp-CurationFacet"
          aria-pressed={id === current}
          onClick={() => onChange(id)}
        >
          <span>{name}</span> <b>{formatCount(count, trans)}</b>
        </button>
      ))}
    </div>
  );
}
