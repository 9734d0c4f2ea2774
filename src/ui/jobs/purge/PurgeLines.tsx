import * as React from 'react';
import { useState } from 'react';

import type { PurgeReport } from '../../../desk/jobs/purgeJob';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { formatBytes, formatTime } from '../../../words/format';
import { purgedImageText } from '../../../words/jobs/reports';
import { useTrans } from '../../controls/trans';
import { Facets } from '../Facets';
import { LinesTable } from '../LinesTable';
import { reasonText } from '../../../words/jobs/reasons';

/** The kinds of lines in a purge's report. */
type LineKind = 'purged' | 'skipped' | 'forPerson';

/** What was purged or would be, and what stays and why. */
export function PurgeLines({
  report,
  onOpen
}: {
  report: PurgeReport;
  onOpen: (product: ProductAddress) => void;
}): JSX.Element | null {
  const trans = useTrans();
  const [chosen, setChosen] = useState<LineKind | null>(null);
  const labels: Readonly<Record<LineKind, string>> = {
    purged: report.dryRun ? trans.__('Would be purged') : trans.__('Purged'),
    skipped: trans.__('Skipped, because somebody is editing the product'),
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
      {shown === 'purged' ? (
        <LinesTable
          key={shown}
          label={labels[shown]}
          markTitle={trans.__('Size')}
          items={report.purged}
          lineOf={image => ({
            ...image,
            what: purgedImageText(
              formatTime(image.deletedAt, trans),
              image.deletedBy,
              trans
            ),
            mark: formatBytes(image.bytes + image.hidden, trans)
          })}
          onOpen={onOpen}
        />
      ) : (
        <LinesTable
          key={shown}
          label={labels[shown]}
          markTitle=""
          items={report[shown]}
          lineOf={left => ({ ...left, what: reasonText(left.why, trans) })}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
