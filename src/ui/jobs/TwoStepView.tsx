import * as React from 'react';

import type { JobState } from '../../desk/jobs/job';
import { expectedProducts } from '../../desk/jobs/job';
import type { TwoStep } from '../../desk/jobs/twoStepJob';
import type { Category } from '../../domain/catalogueItem';
import { stoppedText } from '../../words/jobs/longRuns';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';
import { JobFailed } from './JobFailed';
import { JobForm } from './JobForm';
import { JobFrame } from './JobFrame';
import { JobProgress } from './JobProgress';
import type { JobViewProps } from './jobProps';
import { Remarks } from './Remarks';
import { ReportBar } from './ReportBar';
import type { ReportPart } from './ReportLines';
import { ReportLines, personPart } from './ReportLines';

/** What every such report tells beside its own. */
interface TwoStepReport {
  readonly stopped: boolean;
  readonly forPerson: Parameters<typeof personPart>[0];
}

/** What a page of such a job says and shows. */
export interface TwoStepParts<Progress, Report> {
  /** Of the step that it has reached. */
  readonly heading: string;
  readonly lead: string | undefined;
  /** The fields of the question. */
  readonly fields: React.ReactNode;
  readonly progress: (progress: Progress) => string;
  /** What was found or done, in sentences. */
  readonly sum: (report: Report) => readonly string[];
  /** Of the button that does what is shown; null if there is nothing to do. */
  readonly doLabel: (report: Report) => string | null;
  /** What was found or done, line by line. What needs a person follows. */
  readonly part: (report: Report) => ReportPart;
}

export interface TwoStepViewProps<
  Progress extends { readonly products: number },
  Report extends TwoStepReport
>
  extends JobViewProps, TwoStepParts<Progress, Report> {
  state: JobState & {
    readonly question: { readonly category: Category | null };
    readonly step: TwoStep<Progress, Report>;
  };
  actions: {
    look(): void;
    carryOut(): void;
    cancel(): void;
    again(): void;
  };
}

/** A job that looks first, as a page: the question, what would be done, what was done. */
export function TwoStepView<
  Progress extends { readonly products: number },
  Report extends TwoStepReport
>(props: TwoStepViewProps<Progress, Report>): JSX.Element {
  const { state, actions, heading, lead, onSignIn } = props;
  const { step } = state;
  const trans = useTrans();
  return (
    <JobFrame step={step.kind} heading={heading} lead={lead}>
      {step.kind === 'asking' && (
        <JobForm
          submitLabel={trans.__('Preview')}
          onSubmit={() => actions.look()}
        >
          {props.fields}
        </JobForm>
      )}
      {(step.kind === 'looking' || step.kind === 'doing') && (
        <JobProgress
          label={trans.__('Products checked')}
          words={props.progress(step.progress)}
          done={step.progress.products}
          total={expectedProducts(state.categories, state.question.category)}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {(step.kind === 'shown' || step.kind === 'done') && (
        <Shown {...props} report={step.report} isPlan={step.kind === 'shown'} />
      )}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={trans.__('Preview again')}
          onRetry={() => actions.look()}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
        />
      )}
    </JobFrame>
  );
}

function Shown<
  Progress extends { readonly products: number },
  Report extends TwoStepReport
>({
  report,
  isPlan,
  actions,
  sinks,
  sum,
  doLabel,
  part,
  onOpen
}: TwoStepViewProps<Progress, Report> & {
  report: Report;
  isPlan: boolean;
}): JSX.Element {
  const trans = useTrans();
  const label = isPlan ? doLabel(report) : null;
  const remarks = [
    ...(report.stopped ? [stoppedText(trans)] : []),
    ...sum(report)
  ];
  return (
    <>
      <Remarks remarks={remarks} />
      <ReportBar report={report} sinks={sinks} onAgain={() => actions.again()}>
        {label !== null && (
          <Button primary label={label} onClick={() => actions.carryOut()} />
        )}
      </ReportBar>
      <ReportLines
        parts={[part(report), personPart(report.forPerson, trans)]}
        onOpen={onOpen}
      />
    </>
  );
}
