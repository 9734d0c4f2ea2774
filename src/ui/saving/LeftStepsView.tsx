import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { LeftStep } from '../../desk/state';
import { Button } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface LeftStepsViewProps {
  left: readonly LeftStep[];
  actions: Pick<DeskActions, 'run'>;
}

/** Changes that are saved, of which a step that follows failed. Each has its own retry, and can be left as it is. */
export function LeftStepsView({
  left,
  actions
}: LeftStepsViewProps): JSX.Element | null {
  const trans = useTrans();
  return left.length === 0 ? null : (
    <ul
      className="jp-CurationFailed jp-mod-left"
      aria-label={trans.__('Saved, with a step left')}
    >
      {left.map(({ product: { subCategory, productId }, problem }) => (
        <li
          key={`${subCategory} ${productId}`}
          className="jp-CurationFailed-row"
        >
          <span className="jp-CurationFailed-mark" aria-hidden="true">
            !
          </span>
          <strong>{productId}</strong>
          <span className="jp-CurationFailed-problem">
            {problem.text} {problem.remedy}
          </span>
          <Button
            label={trans.__('Try Again')}
            onClick={() => actions.run('retry', { productId })}
          />
          <Button
            label={trans.__('Leave It')}
            onClick={() => actions.run('leave', { productId })}
          />
        </li>
      ))}
    </ul>
  );
}
