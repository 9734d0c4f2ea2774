import * as React from 'react';

import type { SetupReport, SetupState } from '../../../desk/jobs/setupJob';
import { canMake, makes } from '../../../desk/jobs/setupJob';
import type { Connection } from '../../../domain/connection/connection';
import { formatCount } from '../../../words/format';
import { priceOfProtection, setupSum } from '../../../words/jobs/setup';
import {
  besideText,
  hereText,
  notUsableLead,
  onServerText,
  serverMakesText,
  setupLead,
  setupPlanLead
} from '../../../words/jobs/pages/setupPage';
import { resourceLabel } from '../../connection/resourceLabels';
import { Button } from '../../controls/Button';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { besideProps, cancelLead } from '../list/besideProps';
import { JobFailed } from '../JobFailed';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import type { JobViewProps, SetupActions, SetupFacts } from '../jobProps';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';
import { JobForm } from '../JobForm';
import { OptionTick } from '../OptionTick';
import { SetupHelp } from './SetupHelp';
import { SetupTable } from './SetupTable';

export interface SetupViewProps extends JobViewProps {
  state: SetupState;
  actions: SetupActions;
  facts: SetupFacts;
  connection: Connection;
  /** Rejects if the browser refuses the clipboard. */
  copyText: (text: string) => Promise<void>;
}

/** `setup` as a page: the plan, the work, what was made, and what to run elsewhere. */
export function SetupView(props: SetupViewProps): JSX.Element {
  const { state, actions, connection, copyText, onSignIn } = props;
  const { step } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={leadOf(props, trans)}
    >
      {step.kind === 'asking' && <Asking {...props} />}
      {step.kind === 'looking' && (
        <JobProgress
          label={trans.__('Looking')}
          words={trans.__('Checking the bucket and the table…')}
          done={0}
          total={undefined}
          {...besideProps(step, () => actions.cancel())}
        />
      )}
      {step.kind === 'planned' && <Report {...props} report={step.report} />}
      {step.kind === 'making' && (
        <JobProgress
          label={trans.__('Resources that were made')}
          words={
            step.resource === null
              ? trans.__('Checking again…')
              : trans.__(
                  '%1 of %2: %3',
                  formatCount(step.done + 1, trans),
                  formatCount(step.total, trans),
                  resourceLabel(step.resource, trans)
                )
          }
          done={step.done}
          total={step.total}
          {...besideProps(step, () => actions.cancel())}
        />
      )}
      {step.kind === 'made' && <Report {...props} report={step.report} />}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={trans.__('Look again')}
          onRetry={() => actions.look()}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
        />
      )}
      {step.kind !== 'looking' && step.kind !== 'making' && (
        <SetupHelp
          // It is open or shut anew for each report.
          key={step.kind}
          connection={connection}
          needed={needsCommands(state)}
          copyText={copyText}
        />
      )}
    </JobFrame>
  );
}

function headingOf({ step }: SetupState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Set up the bucket and the table');
    case 'looking':
      return trans.__('Looking…');
    case 'planned':
      return canMake(step.report)
        ? trans._n(
            '%2 part would be made',
            '%2 parts would be made',
            makes(step.report),
            formatCount(makes(step.report), trans)
          )
        : step.report.forPerson.length > 0
          ? trans.__('Some parts are for you')
          : trans.__('Everything is there');
    case 'making':
      return trans.__('Setting up…');
    case 'made':
      return step.report.stopped
        ? trans.__('The set-up was stopped')
        : step.report.forPerson.length > 0
          ? trans.__('Set up, except for some parts')
          : trans.__('Set up');
    case 'failed':
      return trans.__('The set-up did not finish');
  }
}

function leadOf(
  { state: { step }, facts, dataset }: SetupViewProps,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return setupLead(dataset, trans);
    case 'planned':
      return step.report.steps.some(
        ({ finding }) => finding.state === 'unusable'
      )
        ? notUsableLead(trans)
        : canMake(step.report)
          ? setupPlanLead(trans)
          : undefined;
    case 'looking':
    case 'making':
      return [
        ...(facts.beside ? [besideText(trans)] : []),
        ...cancelLead(step, trans)
      ].join(' ');
    default:
      return undefined;
  }
}

function Asking({
  state: { question },
  actions,
  facts: { serverUnable }
}: SetupViewProps): JSX.Element {
  const trans = useTrans();
  return (
    <JobForm submitLabel={trans.__('Look')} onSubmit={() => actions.look()}>
      <OptionTick
        label={trans.__('Protect also a table that is there already')}
        ticked={question.protectTable}
        onChange={ticked => actions.ask({ protectTable: ticked })}
      />
      <OptionTick
        label={trans.__('Let the Jupyter server do it')}
        ticked={question.onServer && serverUnable === null}
        disabled={serverUnable !== null}
        onChange={ticked => actions.ask({ onServer: ticked })}
      />
      <p className="jp-CurationJob-remark">
        {serverUnable === null
          ? onServerText(trans)
          : hereText(serverUnable, trans)}
      </p>
    </JobForm>
  );
}

function Report({
  state: { step },
  report,
  actions,
  facts: { beside },
  sinks
}: SetupViewProps & { report: SetupReport }): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <Remarks
        remarks={[
          ...(step.kind === 'planned' && step.why
            ? [hereText(step.why, trans)]
            : []),
          ...remarksOf(report, trans),
          ...(beside && step.kind === 'planned' && canMake(report)
            ? [serverMakesText(trans)]
            : [])
        ]}
      />
      <ReportBar report={report} sinks={sinks} onAgain={() => actions.again()}>
        {step.kind === 'planned' && canMake(report) && (
          <Button
            primary
            label={trans._n(
              'Make %2 part',
              'Make %2 parts',
              makes(report),
              formatCount(makes(report), trans)
            )}
            onClick={() => actions.make()}
          />
        )}
        <Button label={trans.__('Look again')} onClick={() => actions.look()} />
      </ReportBar>
      <SetupTable report={report} />
    </>
  );
}

/** Whether the bucket, or a page's access to it, is left to a person, as far as is known. */
function needsCommands({ step }: SetupState): boolean {
  return (
    (step.kind === 'planned' || step.kind === 'made') &&
    step.report.forPerson.some(
      ({ resource, state }) =>
        (resource === 'bucket' || resource === 'cors') && state === 'unknown'
    )
  );
}

function remarksOf(report: SetupReport, trans: Trans): readonly string[] {
  const costs = report.steps.some(
    ({ resource, action }) =>
      resource === 'table-protection' &&
      (action === 'make' || action === 'offer')
  );
  return [
    setupSum(report, trans),
    ...(costs ? [priceOfProtection(trans)] : [])
  ];
}
