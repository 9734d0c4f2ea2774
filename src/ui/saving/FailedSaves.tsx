import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { FailedSave, OpenState } from '../../desk/state';
import { sameProduct } from '../../domain/product/product';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface FailedSavesProps {
  failed: readonly FailedSave[];
  /** The product on the desk shows its own conflict. */
  open: OpenState;
  actions: Pick<DeskActions, 'run'>;
}

/** The changes that could not be saved, and why, listed above the status line. A conflict of the product on the desk is shown there instead. */
export function FailedSaves({
  failed,
  open,
  actions
}: FailedSavesProps): JSX.Element | null {
  const trans = useTrans();
  const shown = open.state === 'open' ? open.product : undefined;
  const listed = failed.filter(
    ({ product, conflict }) => !conflict || !sameProduct(product, shown)
  );
  return listed.length === 0 ? null : (
    <ul className="jp-CurationFailed" aria-label={trans.__('Not saved')}>
      {listed.map(({ product, labels, problem, conflict }) => (
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
          {conflict && (
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
