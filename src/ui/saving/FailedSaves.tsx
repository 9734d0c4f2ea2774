import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { FailedSave } from '../../desk/state';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface FailedSavesProps {
  failed: readonly FailedSave[];
  /** The id of the product on the desk, which shows its own conflict. */
  current: string | null | undefined;
  actions: Pick<DeskActions, 'run'>;
}

/** The changes that could not be saved, and why. They are listed above the status line. */
export function FailedSaves({
  failed,
  current,
  actions
}: FailedSavesProps): JSX.Element | null {
  const trans = useTrans();
  return failed.length === 0 ? null : (
    <ul className="jp-CurationFailed" aria-label={trans.__('Not saved')}>
      {failed.map(({ product, labels, problem, conflict }) => (
        <li
          key={`${product.subCategory} ${product.productId}`}
          className="jp-CurationFailed-row"
        >
          <span className="jp-CurationFailed-mark" aria-hidden="true">
            {conflict ? '≠' : '✗'}
          </span>
          <strong>{product.productId}</strong>
          <span>{labels.join(' · ')}</span>
          <span className="jp-CurationFailed-problem">
            {problem.text} {problem.remedy}
          </span>
          {conflict && product.productId !== current && (
            <Button
              label={trans.__('Compare')}
              onClick={() => actions.run('go-to-product', { ...product })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
