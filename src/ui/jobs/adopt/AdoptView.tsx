import * as React from 'react';

import type {
  AdoptJob,
  AdoptReport,
  AdoptState
} from '../../../desk/jobs/adoptJob';
import { formatCount } from '../../../words/format';
import { adoptSum, adoptionText } from '../../../words/jobs/adoption';
import {
  adoptFailedLead,
  adoptLead,
  adoptShownLead,
  undoRemark
} from '../../../words/jobs/pages/adoptPage';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import { OptionTick } from '../OptionTick';
import type { JobViewProps } from '../jobProps';
import { TwoStepView } from '../TwoStepView';

export interface AdoptViewProps extends JobViewProps {
  state: AdoptState;
  actions: Pick<AdoptJob, 'ask' | 'look' | 'carryOut' | 'cancel' | 'again'>;
}

/** `adopt` as a page: the question, what would be added, what was added. */
export function AdoptView(props: AdoptViewProps): JSX.Element {
  const { state, actions, dataset } = props;
  const { question, categories } = state;
  const trans = useTrans();
  return (
    <TwoStepView
      {...props}
      heading={headingOf(state, trans)}
      lead={leadOf(state, dataset, trans)}
      fields={
        <>
          <CategoryField
            categories={categories}
            category={question.category}
            onChange={category => actions.ask({ category })}
          />
          <OptionTick
            label={trans.__('Undo an earlier adoption')}
            ticked={question.undo}
            onChange={ticked => actions.ask({ undo: ticked })}
          />
          <span className="jp-CurationJob-remark">{undoRemark(trans)}</span>
        </>
      }
      progress={({ products, changed }) =>
        trans.__(
          '%1 products, %2 to change',
          formatCount(products, trans),
          formatCount(changed, trans)
        )
      }
      sum={report => adoptSum(report, trans)}
      doLabel={({ undo, changed, counters }) =>
        !isWorth({ changed, counters })
          ? null
          : undo
            ? trans.__('Undo the Adoption')
            : trans.__('Adopt')
      }
      part={report => ({
        id: 'adopted',
        label: report.dryRun
          ? trans.__('Would be changed')
          : trans.__('Changed'),
        count: report.adopted.length,
        markTitle: '',
        lineOf: index => ({
          ...report.adopted[index],
          what: adoptionText(report.adopted[index].how, trans)
        })
      })}
    />
  );
}

/** Whether there is anything to do. */
function isWorth({
  changed,
  counters
}: Pick<AdoptReport, 'changed' | 'counters'>): boolean {
  return changed + counters > 0;
}

function headingOf(
  { step, question: { undo } }: AdoptState,
  trans: Trans
): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Adopt a bucket or a table');
    case 'looking':
      return undo
        ? trans.__('Looking for what is to undo…')
        : trans.__('Looking for what is to adopt…');
    case 'shown':
      return isWorth(step.report)
        ? trans.__('What would be done')
        : nothingText(undo, step.report.forPerson.length > 0, trans);
    case 'doing':
      return undo ? trans.__('Undoing the adoption…') : trans.__('Adopting…');
    case 'done':
      return trans.__('What was done');
    case 'failed':
      return undo
        ? trans.__('The undo did not finish')
        : trans.__('The adoption did not finish');
  }
}

/** @param left - whether something needs a person, such as products that could not be read */
function nothingText(undo: boolean, left: boolean, trans: Trans): string {
  if (left) {
    return undo
      ? trans.__('Nothing that can be undone')
      : trans.__('Nothing that can be adopted');
  }
  return undo ? trans.__('Nothing to undo') : trans.__('Nothing to adopt');
}

function leadOf(
  { step, question: { undo } }: AdoptState,
  dataset: string,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return adoptLead(dataset, trans);
    case 'shown':
      return isWorth(step.report) ? adoptShownLead(trans) : undefined;
    case 'failed':
      return adoptFailedLead(step.begun, undo, trans);
    default:
      return undefined;
  }
}
