import * as React from 'react';
import { useState } from 'react';

import type { Reason } from '../../domain/jobs/reason';
import type { ProductAddress } from '../../domain/product/objectKey';
import { reasonText } from '../../words/jobs/reasons';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';
import { Facets } from './Facets';
import type { Line } from './LinesTable';
import { LinesTable } from './LinesTable';

/** One kind of lines of a report. */
export interface ReportPart {
  readonly id: string;
  readonly label: string;
  /** How many lines it has. */
  readonly count: number;
  /** The title of the last column; empty if there is none. */
  readonly markTitle: string;
  /** Called for visible lines only. */
  readonly lineOf: (index: number) => Line;
}

/** The lines that need a person. */
export function personPart(
  lines: readonly (Omit<Line, 'what'> & { readonly why: Reason })[],
  trans: Trans
): ReportPart {
  return {
    id: 'forPerson',
    label: trans.__('Need a person'),
    count: lines.length,
    markTitle: '',
    lineOf: index => ({
      ...lines[index],
      what: reasonText(lines[index].why, trans)
    })
  };
}

/** The lines of a report by their kinds, one kind at a time; nothing if it has none. */
export function ReportLines({
  parts,
  onOpen
}: {
  parts: readonly ReportPart[];
  onOpen: (product: ProductAddress) => void;
}): JSX.Element | null {
  const trans = useTrans();
  const [chosen, setChosen] = useState<string | null>(null);
  const filled = parts.filter(({ count }) => count > 0);
  const shown = filled.find(({ id }) => id === chosen) ?? filled[0];
  if (shown === undefined) {
    return null;
  }
  return (
    <div className="jp-CurationJob-report">
      <Facets
        label={trans.__('Parts of the report')}
        facets={filled}
        current={shown.id}
        onChange={setChosen}
      />
      <LinesTable
        key={shown.id}
        label={shown.label}
        markTitle={shown.markTitle}
        items={numbers(shown.count)}
        lineOf={shown.lineOf}
        onOpen={onOpen}
      />
    </div>
  );
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}
