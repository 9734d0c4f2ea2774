import * as React from 'react';

import { reportRows } from '../../../domain/jobs/list/reportRows';
import { reportName, reportValue } from '../../../words/jobs/list/reportNames';
import { useTrans } from '../../controls/trans';

/** What a report counts, whichever job made it. Its lines are on the job's own page. */
export function ReportTable({
  report,
  label
}: {
  report: object;
  label: string;
}): JSX.Element {
  const trans = useTrans();
  return (
    <table className="jp-CurationReport" aria-label={label}>
      <tbody>
        {reportRows(report).map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{reportName(name, trans)}</th>
            <td>{reportValue(name, value, trans)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
