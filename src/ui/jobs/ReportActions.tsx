import * as React from 'react';
import { useState } from 'react';

import { notCopiedText } from '../../words/jobs/pages/checkPage';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';
import type { ReportSinks } from './jobProps';

/** Copies or saves the report, as the JSON that the command line prints. */
export function ReportActions({
  report,
  sinks
}: {
  report: object;
  sinks: ReportSinks;
}): JSX.Element {
  const trans = useTrans();
  const [outcome, setOutcome] = useState('');
  const copy = (): void => {
    sinks.copy(report).then(
      () => setOutcome(trans.__('Copied')),
      error => {
        console.warn('The report was not copied.', error);
        setOutcome(notCopiedText(trans));
      }
    );
  };
  return (
    <>
      <Button label={trans.__('Copy as JSON')} onClick={copy} />
      <Button
        label={trans.__('Save as JSON')}
        title={trans.__('Download the report')}
        onClick={() => sinks.save(report)}
      />
      <span role="status" className="jp-CurationJob-remark">
        {outcome}
      </span>
    </>
  );
}
