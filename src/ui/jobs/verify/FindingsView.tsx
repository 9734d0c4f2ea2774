import * as React from 'react';
import { useMemo, useState } from 'react';

import type { VerifyReport } from '../../../desk/jobs/checkJob';
import type { Finding, FindingKind } from '../../../domain/jobs/verify/finding';
import { FINDING_KINDS } from '../../../domain/jobs/verify/finding';
import { findingText, findingTitle } from '../../../words/jobs/findings';
import { Button } from '../../controls/Button';
import { comparedText, verifyRemarks } from '../../../words/jobs/reports';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import type { CheckActions, JobViewProps } from '../jobProps';
import { Facets } from '../Facets';
import type { Line } from '../LinesTable';
import { LinesTable } from '../LinesTable';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';

/** The findings of a check by kind, and what can be done about them. */
export function FindingsView({
  report,
  actions,
  sinks,
  onOpen
}: Pick<JobViewProps, 'sinks' | 'onOpen'> & {
  actions: CheckActions;
  report: VerifyReport;
}): JSX.Element {
  const trans = useTrans();
  const [shown, setShown] = useState<FindingKind | 'all'>('all');
  const { findings, counts, plan } = report;
  const items = useMemo(() => inOrder(findings, shown), [findings, shown]);
  const kinds = FINDING_KINDS.filter(kind => (counts[kind] ?? 0) > 0);
  return (
    <>
      <Remarks
        remarks={[comparedText(report, trans), ...verifyRemarks(report, trans)]}
      />
      <ReportBar
        report={report}
        sinks={sinks}
        onAgain={() => actions.again()}
        againLabel={trans.__('Check again…')}
      >
        {plan.length > 0 && (
          <Button
            label={trans.__('Show the repair plan')}
            primary
            onClick={() => actions.showPlan(true)}
          />
        )}
      </ReportBar>
      {kinds.length > 0 && (
        <div className="jp-CurationJob-report">
          <Facets
            label={trans.__('Kinds of findings')}
            facets={[
              {
                id: 'all',
                label: trans.__('All findings'),
                count: findings.length + report.leftOut
              },
              ...kinds.map(kind => ({
                id: kind,
                label: findingTitle(kind, trans),
                count: counts[kind] ?? 0
              }))
            ]}
            current={shown}
            onChange={id => setShown(id as FindingKind | 'all')}
          />
          <LinesTable
            // Another kind starts at its first line.
            key={shown}
            label={
              shown === 'all'
                ? trans.__('All findings')
                : findingTitle(shown, trans)
            }
            markTitle={trans.__('Repair')}
            items={items}
            lineOf={finding => lineOf(finding, trans)}
            onOpen={onOpen}
          />
        </div>
      )}
    </>
  );
}

/** By kind, in the order of the command line. */
function inOrder(
  findings: readonly Finding[],
  shown: FindingKind | 'all'
): readonly Finding[] {
  const kinds = shown === 'all' ? FINDING_KINDS : [shown];
  return kinds.flatMap(kind =>
    findings.filter(finding => finding.kind === kind)
  );
}

function lineOf(finding: Finding, trans: Trans): Line {
  const { mainCategory, subCategory, productId, path } = finding;
  return {
    mainCategory,
    subCategory,
    productId,
    path,
    what: findingText(finding, trans),
    mark: finding.repairable
      ? trans.__('can be repaired')
      : trans.__('needs a person')
  };
}
