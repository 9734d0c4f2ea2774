import * as React from 'react';

import type { ArchiveJob, ArchiveState } from '../../../desk/jobs/archiveJob';
import { formatBytes, formatCount } from '../../../words/format';
import { archiveSum, archivedText } from '../../../words/jobs/archive';
import {
  archiveFailedLead,
  archiveLead,
  archiveShownLead
} from '../../../words/jobs/pages/archivePage';
import { imagesText } from '../../../words/jobs/reports';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import type { JobViewProps } from '../jobProps';
import { TwoStepView } from '../TwoStepView';

export interface ArchiveViewProps extends JobViewProps {
  state: ArchiveState;
  actions: Pick<ArchiveJob, 'ask' | 'look' | 'carryOut' | 'cancel' | 'again'>;
}

/** `archive` as a page: the question, what would be tagged and its cost, what was tagged. */
export function ArchiveView(props: ArchiveViewProps): JSX.Element {
  const { state, actions, dataset } = props;
  const trans = useTrans();
  return (
    <TwoStepView
      {...props}
      heading={headingOf(state, trans)}
      lead={leadOf(state, dataset, trans)}
      fields={
        <CategoryField
          categories={state.categories}
          category={state.question.category}
          onChange={category => actions.ask({ category })}
        />
      }
      progress={({ products, images, bytes }) =>
        trans.__(
          '%1 products, %2 to archive',
          formatCount(products, trans),
          imagesText(images, bytes, trans)
        )
      }
      sum={report => archiveSum(report, trans)}
      doLabel={({ images, bytes }) =>
        images === 0
          ? null
          : trans.__('Archive %1', imagesText(images, bytes, trans))
      }
      part={report => ({
        id: 'archived',
        label: report.dryRun ? trans.__('Would be tagged') : trans.__('Tagged'),
        markTitle: trans.__('Size'),
        count: report.archived.length,
        lineOf: index => ({
          ...report.archived[index],
          what: archivedText(trans),
          mark: formatBytes(report.archived[index].bytes, trans)
        })
      })}
    />
  );
}

function headingOf({ step }: ArchiveState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Archive images that nobody chose');
    case 'looking':
      return trans.__('Looking for images to archive…');
    case 'shown':
      return step.report.images > 0
        ? trans.__('What would be archived')
        : step.report.forPerson.length > 0
          ? trans.__('Nothing that can be archived')
          : trans.__('Nothing to archive');
    case 'doing':
      return trans.__('Archiving…');
    case 'done':
      return trans.__('What was archived');
    case 'failed':
      return trans.__('The archiving did not finish');
  }
}

function leadOf(
  { step }: ArchiveState,
  dataset: string,
  trans: Trans
): string | undefined {
  switch (step.kind) {
    case 'asking':
      return archiveLead(dataset, trans);
    case 'shown':
      return step.report.images > 0 ? archiveShownLead(trans) : undefined;
    case 'failed':
      return archiveFailedLead(step.begun, trans);
    default:
      return undefined;
  }
}
