import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { sameProduct } from '../../domain/product/product';
import { refusedFilesText } from '../../words/edits/messages';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface RefusedFilesProps {
  state: Pick<DeskState, 'refusedFiles' | 'open'>;
  actions: Pick<DeskActions, 'dismissRefusedFiles'>;
}

/** The files that were not uploaded to the product on the desk, and why. */
export function RefusedFiles({
  state: { refusedFiles, open },
  actions
}: RefusedFilesProps): JSX.Element | null {
  const trans = useTrans();
  if (
    refusedFiles === null ||
    open.state !== 'open' ||
    !sameProduct(refusedFiles.product, open.product)
  ) {
    return null;
  }
  const { files, uploaded } = refusedFiles;
  return (
    <div className="jp-CurationRefused" role="status">
      <b>
        <span aria-hidden="true">! </span>
        {refusedFilesText(files.length, uploaded, trans)}
      </b>
      <ul>
        {files.map(({ filename, problem }, index) => (
          <li key={`${index} ${filename}`}>
            {problem.text} {problem.remedy}
          </li>
        ))}
      </ul>
      <Button
        label={trans.__('Dismiss')}
        onClick={() => actions.dismissRefusedFiles()}
      />
    </div>
  );
}
