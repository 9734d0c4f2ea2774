import * as React from 'react';

import { expectedProducts } from '../../../desk/jobs/job';
import type { PackReport, PackState } from '../../../desk/jobs/packJob';
import { formatCount } from '../../../words/format';
import { stoppedText } from '../../../words/jobs/longRuns';
import { packLead, packWaitsText } from '../../../words/jobs/pages/packPage';
import { reasonText } from '../../../words/jobs/reasons';
import { packSum } from '../../../words/jobs/reports';
import { Button } from '../../controls/Button';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import { JobFailed } from '../JobFailed';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import type { JobViewProps, PackActions } from '../jobProps';
import { LinesTable } from '../LinesTable';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';
import { JobForm } from '../JobForm';

export interface PackViewProps extends JobViewProps {
  state: PackState;
  actions: PackActions;
}

/** `pack` as a page: the question, the progress, what was packed and what was not. */
export function PackView(props: PackViewProps): JSX.Element {
  const { state, actions, dataset, onSignIn } = props;
  const { step, question, categories } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={step.kind === 'asking' ? packLead(dataset, trans) : undefined}
    >
      {step.kind === 'asking' && (
        <JobForm
          submitLabel={trans.__('Make Packs')}
          onSubmit={() => actions.pack()}
        >
          <CategoryField
            categories={categories}
            category={question.category}
            onChange={category => actions.ask({ category })}
          />
        </JobForm>
      )}
      {step.kind === 'packing' && (
        <JobProgress
          label={trans.__('Products checked')}
          words={
            step.until === null
              ? trans.__(
                  '%1 products, %2 packs written',
                  formatCount(step.progress.products, trans),
                  formatCount(step.progress.written, trans)
                )
              : packWaitsText(step.until, trans)
          }
          done={step.progress.products}
          total={expectedProducts(categories, question.category)}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'packed' && <Report {...props} report={step.report} />}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={trans.__('Try again')}
          onRetry={() => actions.pack()}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
        />
      )}
    </JobFrame>
  );
}

function headingOf({ step }: PackState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Make packs of thumbnails');
    case 'packing':
      return trans.__('Making packs…');
    case 'packed':
      return trans._n(
        '%2 pack written',
        '%2 packs written',
        step.report.written,
        formatCount(step.report.written, trans)
      );
    case 'failed':
      return trans.__('The packing did not finish');
  }
}

function Report({
  report,
  actions,
  sinks,
  onOpen
}: PackViewProps & { report: PackReport }): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <Remarks
        remarks={[
          ...packSum(report, trans),
          ...(report.stopped ? [stoppedText(trans)] : [])
        ]}
      />
      <ReportBar report={report} sinks={sinks} onAgain={() => actions.again()}>
        {report.stopped && (
          <Button
            primary
            label={trans.__('Resume')}
            onClick={() => actions.pack()}
          />
        )}
      </ReportBar>
      {report.forPerson.length > 0 && (
        <LinesTable
          label={trans.__('Not packed, or not with all images')}
          markTitle=""
          items={report.forPerson}
          lineOf={left => ({ ...left, what: reasonText(left.why, trans) })}
          onOpen={onOpen}
        />
      )}
    </>
  );
}
