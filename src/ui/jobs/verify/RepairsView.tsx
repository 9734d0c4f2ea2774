import * as React from 'react';
import { useMemo } from 'react';

import type { CheckStep, VerifyReport } from '../../../desk/jobs/checkJob';
import type { Repair } from '../../../domain/jobs/verify/repairs';
import { Button } from '../../controls/Button';
import { ProblemView } from '../../controls/ProblemView';
import { repairStoppedText } from '../../../words/jobs/pages/checkPage';
import { repairText } from '../../../words/jobs/reports';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import type { CheckActions, JobViewProps } from '../jobProps';
import type { Line } from '../LinesTable';
import { LinesTable } from '../LinesTable';
import { ReportBar } from '../ReportBar';
import type { Reason } from '../../../domain/jobs/reason';
import { signInHelps } from '../../../words/errors';
import { reasonText } from '../../../words/jobs/reasons';

/** What the repairs would do, before they are made. */
export function PlanView({
  report,
  actions,
  onOpen
}: Pick<JobViewProps, 'onOpen'> & {
  actions: CheckActions;
  report: VerifyReport;
}): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <div className="jp-CurationActions">
        <Button
          label={trans.__('Repair')}
          primary
          onClick={() => actions.repair()}
        />
        <Button
          label={trans.__('Back to the findings')}
          onClick={() => actions.showPlan(false)}
        />
      </div>
      <LinesTable
        label={trans.__('Repairs')}
        markTitle=""
        items={report.plan}
        lineOf={repair => lineOf(repair, trans)}
        onOpen={onOpen}
      />
    </>
  );
}

/** The outcome of the repairs. */
export function RepairedView({
  report,
  problem,
  actions,
  sinks,
  onOpen,
  onSignIn
}: Pick<JobViewProps, 'sinks' | 'onOpen' | 'onSignIn'> & {
  actions: CheckActions;
} & Omit<Extract<CheckStep, { kind: 'repaired' }>, 'kind'>): JSX.Element {
  const trans = useTrans();
  const { repaired, notRepaired } = report;
  const items = useMemo<readonly (Repair & { readonly reason?: Reason })[]>(
    () => [...notRepaired, ...repaired],
    [notRepaired, repaired]
  );
  return (
    <>
      {problem === 'stopped' && (
        <p className="jp-CurationJob-remark">{repairStoppedText(trans)}</p>
      )}
      {problem !== null && problem !== 'stopped' && (
        <ProblemView
          compact
          problem={problem}
          actions={
            signInHelps(problem)
              ? [{ label: trans.__('Sign in again'), onClick: onSignIn }]
              : []
          }
        />
      )}
      <ReportBar
        report={report}
        sinks={sinks}
        onAgain={() => actions.again()}
        againLabel={trans.__('Check again…')}
        againFirst
      />
      <LinesTable
        label={trans.__('Repairs')}
        markTitle={trans.__('Outcome')}
        items={items}
        lineOf={repair => ({
          ...lineOf(repair, trans),
          mark:
            repair.reason === undefined
              ? trans.__('✓ done')
              : trans.__('skipped: %1', reasonText(repair.reason, trans))
        })}
        onOpen={onOpen}
      />
    </>
  );
}

function lineOf(repair: Repair, trans: Trans): Line {
  return {
    ...repair,
    path: 'paths' in repair ? repair.paths.join('\n') : undefined,
    what: repairText(repair, trans)
  };
}
