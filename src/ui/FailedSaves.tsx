import * as React from 'react';

import type { FailedSave } from '../desk/state';
import { useTrans } from './trans';

/** Which changes could not be saved, and why: above the status line, where they can be retried. */
export function FailedSaves({
  failed
}: {
  failed: readonly FailedSave[];
}): JSX.Element | null {
  const trans = useTrans();
  return failed.length === 0 ? null : (
    <ul className="jp-CurationFailed" aria-label={trans.__('Not saved')}>
      {failed.map(({ productId, label, problem }, index) => (
        <li key={`${index} ${label}`} className="jp-CurationFailed-row">
          <span className="jp-CurationFailed-mark" aria-hidden="true">
            ✗
          </span>
          <strong>{productId}</strong>
          <span>{label}</span>
          <span className="jp-CurationFailed-problem">
            {problem.text} {problem.remedy}
          </span>
        </li>
      ))}
    </ul>
  );
}
