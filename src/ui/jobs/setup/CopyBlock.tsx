import * as React from 'react';
import { useState } from 'react';

import { textNotCopiedText } from '../../../words/jobs/pages/setupPage';
import { Button } from '../../controls/Button';
import { useTrans } from '../../controls/trans';

/** A text to take elsewhere, with a button that copies it. */
export function CopyBlock({
  name,
  text,
  copyText
}: {
  /** What it is, for the button's accessible name. */
  name: string;
  text: string;
  /** Rejects if the browser refuses the clipboard. */
  copyText: (text: string) => Promise<void>;
}): JSX.Element {
  const trans = useTrans();
  const [outcome, setOutcome] = useState('');
  const copy = (): void => {
    copyText(text).then(
      () => setOutcome(trans.__('Copied')),
      error => {
        console.warn('A text was not copied.', error);
        setOutcome(textNotCopiedText(trans));
      }
    );
  };
  return (
    <div className="jp-CurationCopy">
      {/* The arrow keys scroll it. */}
      <pre tabIndex={0}>{text}</pre>
      <div className="jp-CurationActions">
        <Button
          label={trans.__('Copy')}
          name={trans.__('Copy: %1', name)}
          onClick={copy}
        />
        <span role="status" className="jp-CurationJob-remark">
          {outcome}
        </span>
      </div>
    </div>
  );
}
