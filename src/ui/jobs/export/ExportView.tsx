import * as React from 'react';
import { useId } from 'react';

import type { ExportJob, ExportState } from '../../../desk/jobs/exportJob';
import { expectedProducts } from '../../../desk/jobs/job';
import type { ExportFormat } from '../../../domain/jobs/export/exportFormats';
import { EXPORT_FORMATS } from '../../../domain/jobs/export/exportFormats';
import { formatCount } from '../../../words/format';
import {
  exportLead,
  exportPlaceText,
  exportSum,
  exportTagsText
} from '../../../words/jobs/pages/exportPage';
import { imagesText } from '../../../words/jobs/reports';
import type { Trans } from '../../controls/trans';
import { useTrans } from '../../controls/trans';
import { CategoryField } from '../CategoryField';
import { OptionTick } from '../OptionTick';
import { JobFailed } from '../JobFailed';
import { JobForm } from '../JobForm';
import { JobFrame } from '../JobFrame';
import { JobProgress } from '../JobProgress';
import type { JobViewProps } from '../jobProps';
import { Remarks } from '../Remarks';
import { ReportBar } from '../ReportBar';
import { ReportLines, personPart } from '../ReportLines';

export interface ExportViewProps extends JobViewProps {
  state: ExportState;
  actions: Pick<ExportJob, 'ask' | 'export' | 'cancel' | 'again'>;
}

/** `export` as a page: the question, the progress, the file. */
export function ExportView(props: ExportViewProps): JSX.Element {
  const { state, actions, dataset, sinks, onOpen, onSignIn } = props;
  const { step, question, categories } = state;
  const trans = useTrans();
  return (
    <JobFrame
      step={step.kind}
      heading={headingOf(state, trans)}
      lead={step.kind === 'asking' ? exportLead(dataset, trans) : undefined}
    >
      {step.kind === 'asking' && <Asking state={state} actions={actions} />}
      {step.kind === 'exporting' && (
        <JobProgress
          label={trans.__('Products read')}
          words={trans.__(
            '%1 products, %2',
            formatCount(step.progress.products, trans),
            imagesText(step.progress.images, step.progress.bytes, trans)
          )}
          done={step.progress.products}
          total={expectedProducts(categories, question.category)}
          stopping={step.stopping}
          onCancel={() => actions.cancel()}
        />
      )}
      {step.kind === 'exported' && (
        <>
          <Remarks remarks={exportSum(step.report, step.file, trans)} />
          <ReportBar
            report={step.report}
            sinks={sinks}
            onAgain={() => actions.again()}
          />
          <ReportLines
            parts={[personPart(step.report.forPerson, trans)]}
            onOpen={onOpen}
          />
        </>
      )}
      {step.kind === 'failed' && (
        <JobFailed
          problem={step.problem}
          retryLabel={trans.__('Export again')}
          onRetry={() => actions.export()}
          onBack={() => actions.again()}
          onSignIn={onSignIn}
        />
      )}
    </JobFrame>
  );
}

function headingOf({ step }: ExportState, trans: Trans): string {
  switch (step.kind) {
    case 'asking':
      return trans.__('Export curated images');
    case 'exporting':
      return trans.__('Exporting…');
    case 'exported':
      return step.file === undefined
        ? step.report.stopped
          ? trans.__('The export was stopped')
          : trans.__('The export is not whole')
        : trans.__('Exported');
    case 'failed':
      return trans.__('The export did not finish');
  }
}

function Asking({
  state: { categories, question },
  actions
}: Pick<ExportViewProps, 'state' | 'actions'>): JSX.Element {
  const trans = useTrans();
  const id = useId();
  const labels: Readonly<Record<ExportFormat, string>> = {
    jsonl: trans.__('JSON Lines'),
    csv: trans.__('CSV'),
    parquet: trans.__('Parquet'),
    's3-batch-manifest': trans.__('Manifest of S3 Batch Operations')
  };
  return (
    <JobForm submitLabel={trans.__('Export')} onSubmit={() => actions.export()}>
      <div className="jp-CurationJob-field">
        <label htmlFor={id}>{trans.__('Format')}</label>
        <select
          id={id}
          className="jp-CurationField"
          data-lm-suppress-shortcuts="true"
          value={question.format}
          onChange={({ target }) => {
            const format = EXPORT_FORMATS.find(one => one === target.value);
            if (format !== undefined) {
              actions.ask({ format });
            }
          }}
        >
          {EXPORT_FORMATS.map(format => (
            <option key={format} value={format}>
              {labels[format]}
            </option>
          ))}
        </select>
      </div>
      <CategoryField
        categories={categories}
        category={question.category}
        onChange={category => actions.ask({ category })}
      />
      <OptionTick
        label={trans.__('Also the images that nobody chose')}
        ticked={question.images === 'all'}
        onChange={ticked => actions.ask({ images: ticked ? 'all' : 'chosen' })}
      />
      <OptionTick
        label={trans.__('Tags of the objects')}
        ticked={question.withTags}
        onChange={ticked => actions.ask({ withTags: ticked })}
      />
      <span className="jp-CurationJob-remark">
        {[exportPlaceText(question.folder, trans), exportTagsText(trans)].join(
          ' '
        )}
      </span>
    </JobForm>
  );
}
