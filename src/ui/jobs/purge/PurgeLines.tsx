import * as React from 'react';
import { useState } from 'react';

import type { PurgeReport } from '../../../desk/jobs/purgeJob';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { formatBytes, formatTime } from '../../../words/format';
import { useTrans } from '../../controls/trans';
import { Facets } from '../Facets';
import { LinesTable } from '../LinesTable';

/** Lines of a purge's report, by what becomes of them. */
type Part = 'purged' | 'skipped' | 'forPerson';

/** What went or would go, and what stays and why. */
export function PurgeLines({
  report,
  onOpen
}: {
  report: PurgeReport;
  onOpen: (product: ProductAddress) => void;
}): JSX.Element | null {
  const trans = useTrans();
  const [chosen, setChosen] = useState<Part | null>(null);
  const labels: Readonly<Record<Part, string>> = {
    purged: report.dryRun ? trans.__('Would be purged') : trans.__('Purged'),
    skipped: trans.__('Skipped, because somebody is editing the product'),
    forPerson: trans.__('Need a person')
  };
  const parts = (Object.keys(labels) as Part[]).filter(
    part => report[part].length > 0
  );
  if (parts.length === 0) {
    return null;
  }
  const shown = chosen !== null && parts.includes(chosen) ? chosen : parts[0];
  return (
    <div className="jp-CurationJob-report">
      <Facets
        label={trans.__('Parts of the report')}
        facets={parts.map(part => ({
          id: part,
          label: labels[part],
          count: report[part].length
        }))}
        current={shown}
        onChange={id => setChosen(id as Part)}
      />
      {shown === 'purged' ? (
        <LinesTable
          key={shown}
          label={labels[shown]}
          markTitle={trans.__('Size')}
          items={report.purged}
          lineOf={image => ({
            ...image,
            what: trans.__(
              'deleted or moved away on %1',
              formatTime(image.deletedAt, trans)
            ),
            mark: formatBytes(image.bytes, trans)
          })}
          onOpen={onOpen}
        />
      ) : (
        <LinesTable
          key={shown}
          label={labels[shown]}
          markTitle=""
          items={report[shown]}
          lineOf={left => ({ ...left, what: left.text })}
          onOpen={onOpen}
        />
      )}
    </div>
  );
}
