import * as React from 'react';

import type { CheckState } from '../../../desk/jobs/checkJob';
import { expectedProducts } from '../../../desk/jobs/job';
import { formatCount } from '../../../words/format';
import { checkLead, planLead } from '../../../words/jobs/pages/checkPage';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import { OptionTick } from '../OptionTick';
import { FindingsView } from './FindingsView';
import { JobFailed } from '../JobFailed';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import { JobForm } from '../JobForm';
import { PlanView, RepairedView } from './RepairsView';
import type { CheckActions, JobViewProps } from '../jobProps';

export interface CheckViewProps extends JobViewProps {
  state: CheckState;
  actions: CheckActions;
}

/** `verify` as a page: the question, the progress, the findings and the repairs. */
export function CheckView(props: CheckViewProps): JSX.Element {
  const { state, actions, dataset, sinks, onOpen, onSignIn } = props;
  const { step } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={leadOf(state, dataset, trans)}
    >
      {step.kind === 'asking' && <Asking state={state} actions={actions} />}
      {step.kind === 'checking' && (
        <JobProgress
          label={trans.__('Products checked')}
          words={trans.__(
            '%1 products, %2 findings',
            formatCount(step.progress.products, trans),
            formatCount(step.progress.findings, trans)
          )}
          done={step.progress.products}
          total={expectedProducts(state.categories, state.question.category)}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'found' && (
        <FindingsView
          report={step.report}
          actions={actions}
          sinks={sinks}
          onOpen={onOpen}
        />
      )}
      {step.kind === 'planned' && (
        <PlanView report={step.report} actions={actions} onOpen={onOpen} />
      )}
      {step.kind === 'repairing' && (
        <JobProgress
          label={trans.__('Repairs')}
          words={trans.__(
            '%1 of %2 repairs',
            formatCount(step.done, trans),
            formatCount(step.report.plan.length, trans)
          )}
          done={step.done}
          total={step.report.plan.length}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'repaired' && (
        <RepairedView
          {...step}
          actions={actions}
          sinks={sinks}
          onOpen={onOpen}
          onSignIn={onSignIn}
        />
      )}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={trans.__('Try again')}
          onRetry={() => actions.check()}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
        />
      )}
    </JobFrame>
  );
}

function headingOf({ step }: CheckState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Check the catalogue and the bucket');
    case 'checking':
      return trans.__('Checking…');
    case 'found': {
      const { findings, leftOut, stopped, notChecked } = step.report;
      const count = findings.length + leftOut;
      return count === 0 && !stopped && notChecked.length === 0
        ? trans.__('Everything is in order')
        : trans._n(
            '%2 finding',
            '%2 findings',
            count,
            formatCount(count, trans)
          );
    }
    case 'planned':
      return trans._n(
        'A plan of %2 repair',
        'A plan of %2 repairs',
        step.report.plan.length,
        formatCount(step.report.plan.length, trans)
      );
    case 'repairing':
      return trans.__('Repairing…');
    case 'repaired': {
      const { repaired, plan, remaining } = step.report;
      return trans.__(
        '%1 of %2 repairs made, %3 findings left',
        formatCount(repaired.length, trans),
        formatCount(plan.length, trans),
        formatCount(remaining, trans)
      );
    }
    case 'failed':
      return trans.__('The check did not finish');
  }
}

function leadOf(
  { step }: CheckState,
  dataset: string,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return checkLead(dataset, trans);
    case 'planned':
      return planLead(trans);
    default:
      return undefined;
  }
}

function Asking({
  state: { categories, question },
  actions
}: Pick<CheckViewProps, 'state' | 'actions'>): JSX.Element {
  const trans = useTrans();
  return (
    <JobForm submitLabel={trans.__('Check')} onSubmit={() => actions.check()}>
      <CategoryField
        categories={categories}
        category={question.category}
        onChange={category => actions.ask({ category })}
      />
      <OptionTick
        label={trans.__('Counters only, no objects')}
        ticked={question.countersOnly}
        onChange={ticked => actions.ask({ countersOnly: ticked })}
      />
    </JobForm>
  );
}
