import * as React from 'react';

import type {
  MigrateState,
  MigrationReport
} from '../../../desk/jobs/migrateJob';
import {
  estimateOf,
  folderName,
  foundNothing,
  hasWork
} from '../../../desk/jobs/migrateJob';
import type { Prices } from '../../../domain/connection/cost/prices';
import type { Problem } from '../../../words/errors';
import { progressText } from '../../../words/jobs/list/jobPace';
import { pauseText } from '../../../words/jobs/longRuns';
import {
  migrateFailedLead,
  migrateLead,
  migrateRemarks,
  outdatedText,
  nothingFoundLead,
  plannedLead,
  sendingLead
} from '../../../words/jobs/pages/migratePage';
import { imagesText } from '../../../words/jobs/reports';
import { formatCount } from '../../../words/format';
import { Button } from '../../controls/Button';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { besideProps, cancelLead } from '../list/besideProps';
import { JobFailed } from '../JobFailed';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import type { JobViewProps, MigrateActions } from '../jobProps';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';
import { MigrateForm } from './MigrateForm';
import { MigrateLines } from './MigrateLines';

export interface MigrateViewProps extends JobViewProps {
  state: MigrateState;
  actions: MigrateActions;
  /** Why the Jupyter server cannot run it; null if it can. */
  serverUnable: Problem | null;
  /** Whether the Jupyter server runs it, or ran it. */
  beside: boolean;
  /** Whether the connection named another dataset when it began. */
  outdated: boolean;
  prices: Prices;
}

/** `migrate` as a page: the folder, what would be sent, what was sent. */
export function MigrateView(props: MigrateViewProps): JSX.Element {
  const { state, actions, dataset, onSignIn, onSetUp, serverUnable } = props;
  const { step, question } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={leadOf(props, dataset, trans)}
    >
      {step.kind === 'asking' && (
        <MigrateForm
          question={question}
          serverUnable={serverUnable}
          actions={actions}
        />
      )}
      {step.kind === 'looking' && (
        <JobProgress
          label={trans.__('Products that were looked at')}
          words={trans.__(
            '%1 products, %2 to send',
            formatCount(step.progress.products, trans),
            imagesText(step.progress.imagesSent, step.progress.bytesSent, trans)
          )}
          done={step.progress.products}
          total={undefined}
          {...besideProps(step, () => actions.cancel())}
        />
      )}
      {step.kind === 'sending' && (
        <JobProgress
          label={trans.__('Products that were sent')}
          words={sendingText(step, trans)}
          done={step.progress.products}
          total={step.total}
          {...besideProps(step, () => actions.cancel())}
        />
      )}
      {(step.kind === 'shown' || step.kind === 'sent') && (
        <Report {...props} report={step.report} />
      )}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={step.sent ? trans.__('Go on') : trans.__('Look again')}
          onRetry={() => (step.sent ? actions.send() : actions.look())}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
          onSetUp={onSetUp}
        />
      )}
    </JobFrame>
  );
}

function headingOf({ step, question }: MigrateState, trans: Trans): string {
  const name = folderName(question);
  switch (step.kind) {
    case 'asking':
      return trans.__('Migrate a folder');
    case 'looking':
      return trans.__('Looking at %1…', name);
    case 'shown':
      return hasWork(step.report)
        ? trans._n(
            '%1 product with %2 to send',
            '%1 products with %2 to send',
            step.report.created,
            imagesText(step.report.imagesSent, step.report.bytesSent, trans)
          )
        : trans.__('Nothing to send');
    case 'sending':
      return step.pause ? trans.__('Waiting…') : trans.__('Sending %1…', name);
    case 'sent':
      return step.report.stopped
        ? trans.__('Stopped')
        : trans.__(
            '%1 sent',
            imagesText(step.report.imagesSent, step.report.bytesSent, trans)
          );
    case 'failed':
      return trans.__('The migration did not finish');
  }
}

function leadOf(
  { state: { step }, beside, outdated }: MigrateViewProps,
  dataset: string,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return migrateLead(dataset, trans);
    case 'shown':
      return foundNothing(step.report)
        ? nothingFoundLead(step.report.level, trans)
        : hasWork(step.report)
          ? outdated
            ? outdatedText(trans)
            : plannedLead(trans)
          : undefined;
    case 'looking':
      return cancelLead(step, trans).join(' ') || undefined;
    case 'sending':
      return [
        ...cancelLead(step, trans),
        step.pause
          ? 'said' in step.pause
            ? step.pause.said
            : pauseText(step.pause, trans)
          : sendingLead(beside, trans)
      ].join(' ');
    case 'failed':
      return migrateFailedLead(step.sent, trans);
    default:
      return undefined;
  }
}

function sendingText(
  {
    progress: { products, imagesSent, bytesSent },
    total,
    pace,
    at
  }: Extract<MigrateState['step'], { kind: 'sending' }>,
  trans: Trans
): string {
  const count = { what: 'products' as const, done: products, total };
  return [
    progressText({ count, pace }, at, trans),
    imagesText(imagesSent, bytesSent, trans)
  ].join(' · ');
}

function Report({
  state: { step },
  report,
  outdated,
  prices,
  actions,
  sinks,
  onOpen
}: MigrateViewProps & { report: MigrationReport }): JSX.Element {
  const trans = useTrans();
  const { dryRun, stopped } = report;
  const looksAgain = dryRun && (stopped || outdated);
  return (
    <>
      {!foundNothing(report) && (
        <Remarks
          remarks={migrateRemarks(report, estimateOf(report, prices), trans)}
        />
      )}
      <ReportBar report={report} sinks={sinks} onAgain={() => actions.again()}>
        {step.kind === 'shown' && !looksAgain && hasWork(report) && (
          <Button
            label={trans.__(
              'Send %1',
              imagesText(report.imagesSent, report.bytesSent, trans)
            )}
            primary
            onClick={() => actions.send()}
          />
        )}
        {(stopped || looksAgain) && (
          <Button
            label={looksAgain ? trans.__('Look again') : trans.__('Go on')}
            primary
            onClick={() => (looksAgain ? actions.look() : actions.send())}
          />
        )}
      </ReportBar>
      <MigrateLines report={report} onOpen={dryRun ? undefined : onOpen} />
    </>
  );
}
