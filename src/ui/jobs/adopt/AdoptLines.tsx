import * as React from 'react';
import { useState } from 'react';

import type { AdoptReport } from '../../../desk/jobs/adoptJob';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { adoptionText } from '../../../words/jobs/adoption';
import { reasonText } from '../../../words/jobs/reasons';
import { useTrans } from '../../controls/trans';
import { Facets } from '../Facets';
import { LinesTable } from '../LinesTable';

/** The kinds of lines in an adoption's report. */
type LineKind = 'adopted' | 'forPerson';

/** What was adopted or would be, and what was left and why. */
export function AdoptLines({
  report,
  onOpen
}: {
  report: AdoptReport;
  onOpen: (product: ProductAddress) => void;
}): JSX.Element | null {
  const trans = useTrans();
  const [chosen, setChosen] = useState<LineKind | null>(null);
  const labels: Readonly<Record<LineKind, string>> = {
    adopted: report.dryRun ? trans.__('Would be changed') : trans.__('Changed'),
    forPerson: trans.__('Need a person')
  };
  const kinds = (Object.keys(labels) as LineKind[]).filter(
    kind => report[kind].length > 0
  );
  if (kinds.length === 0) {
    return null;
  }
  const shown = chosen !== null && kinds.includes(chosen) ? chosen : kinds[0];
  return (
    <div className="jp-CurationJob-report">
      <Facets
        label={trans.__('Parts of the report')}
        facets={kinds.map(kind => ({
          id: kind,
          label: labels[kind],
          count: report[kind].length
        }))}
        current={shown}
        onChange={id => setChosen(id as LineKind)}
      />
      <LinesTable<AdoptReport['adopted' | 'forPerson'][number]>
        key={shown}
        label={labels[shown]}
        markTitle=""
        items={report[shown]}
        lineOf={line => ({
          ...line,
          what:
            'how' in line
              ? adoptionText(line.how, trans)
              : reasonText(line.why, trans)
        })}
        onOpen={onOpen}
      />
    </div>
  );
}
