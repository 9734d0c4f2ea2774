import * as React from 'react';
import { useId, useState } from 'react';

import { expectedProducts } from '../../../desk/jobs/job';
import type { PurgeReport, PurgeState } from '../../../desk/jobs/purgeJob';
import { Button } from '../../controls/Button';
import { formatBytes, formatCount } from '../../../words/format';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import { JobFailed } from '../JobFailed';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import { PurgeLines } from './PurgeLines';
import {
  daysProblem,
  failedLead,
  purgeLead,
  purgeRemarks,
  shownLead
} from '../../../words/jobs/pages/purgePage';
import { imagesText } from '../../../words/jobs/reports';
import type { JobViewProps, PurgeActions } from '../jobProps';
import { JobForm } from '../JobForm';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';

export interface PurgeViewProps extends JobViewProps {
  state: PurgeState;
  actions: PurgeActions;
}

/** `purge` as a page: the question, what would be purged, what was purged. */
export function PurgeView(props: PurgeViewProps): JSX.Element {
  const { state, actions, dataset, onSignIn } = props;
  const { step } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={leadOf(state, dataset, trans)}
    >
      {step.kind === 'asking' && <Asking state={state} actions={actions} />}
      {step.kind === 'looking' && (
        <JobProgress
          label={trans.__('Products checked')}
          words={trans.__(
            '%1 products, %2 would be purged',
            formatCount(step.progress.products, trans),
            imagesText(step.progress.images, step.progress.bytes, trans)
          )}
          done={step.progress.products}
          total={expectedProducts(state.categories, state.question.category)}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'shown' && <Report {...props} report={step.report} />}
      {step.kind === 'purging' && (
        <JobProgress
          label={trans.__('Images that were purged')}
          words={trans.__(
            '%1 of %2 images, %3',
            formatCount(step.progress.images, trans),
            formatCount(step.shown.purged.length, trans),
            formatBytes(step.progress.bytes, trans)
          )}
          done={step.progress.images}
          total={step.shown.purged.length}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'purged' && <Report {...props} report={step.report} />}
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

function headingOf({ step }: PurgeState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Purge deleted images');
    case 'looking':
      return trans.__('Looking for images to purge…');
    case 'shown':
      return step.report.purged.length === 0
        ? trans.__('Nothing to purge')
        : trans.__(
            '%1 would be purged',
            imagesText(...sumOf(step.report), trans)
          );
    case 'purging':
      return trans.__('Purging…');
    case 'purged':
      return trans.__(
        '%1 purged',
        imagesText(step.report.images, step.report.bytes, trans)
      );
    case 'failed':
      return trans.__('The purge did not finish');
  }
}

function leadOf(
  { step }: PurgeState,
  dataset: string,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return purgeLead(dataset, trans);
    case 'shown':
      return shownLead(step.report.olderThanDays, trans);
    case 'failed':
      return failedLead(step.purged, trans);
    default:
      return undefined;
  }
}

/** The number of listed images and their bytes: what the button destroys. */
function sumOf({ purged }: PurgeReport): [number, number] {
  return [purged.length, purged.reduce((sum, { bytes }) => sum + bytes, 0)];
}

const MAX_DAYS = 99_999;

function Asking({
  state: { categories, question },
  actions
}: Pick<PurgeViewProps, 'state' | 'actions'>): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const [days, setDays] = useState(String(question.olderThanDays));
  const valid = /^\d{1,5}$/.test(days);
  const look = (): void => {
    if (valid) {
      actions.look();
    }
  };
  return (
    <JobForm
      submitLabel={trans.__('Preview')}
      onSubmit={() => look()}
      noValidate
    >
      <div className="jp-CurationJob-field">
        <label htmlFor={id}>{trans.__('Days since their deletion')}</label>
        <input
          id={id}
          className="jp-CurationField"
          data-lm-suppress-shortcuts="true"
          type="number"
          min={0}
          max={MAX_DAYS}
          step={1}
          value={days}
          aria-invalid={!valid}
          onChange={({ target }) => {
            setDays(target.value);
            if (/^\d{1,5}$/.test(target.value)) {
              actions.ask({ olderThanDays: Number(target.value) });
            }
          }}
        />
        {!valid && (
          <span className="jp-CurationJob-remark" role="alert">
            {daysProblem(trans)}
          </span>
        )}
      </div>
      <CategoryField
        categories={categories}
        category={question.category}
        onChange={category => actions.ask({ category })}
      />
    </JobForm>
  );
}

function Report({
  state: { step },
  report,
  actions,
  sinks,
  onOpen
}: PurgeViewProps & { report: PurgeReport }): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <Remarks remarks={purgeRemarks(report, trans)} />
      <ReportBar report={report} sinks={sinks} onAgain={() => actions.again()}>
        {step.kind === 'shown' && report.purged.length > 0 && (
          <Button
            className="jp-mod-warn"
            label={trans.__('Purge %1…', imagesText(...sumOf(report), trans))}
            onClick={() => actions.purge()}
          />
        )}
      </ReportBar>
      <PurgeLines report={report} onOpen={onOpen} />
    </>
  );
}
