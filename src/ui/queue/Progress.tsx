import * as React from 'react';

import type { Category } from '../../domain/catalogueItem';
import type { StatusCounts } from '../../domain/status';
import { useTrans } from '../trans';

export interface ProgressProps {
  category: Category | null;
  counts: StatusCounts | undefined;
}

/** How much of the category is curated. 100 % is shown only when nothing is left. */
export function Progress({ category, counts }: ProgressProps): JSX.Element {
  const trans = useTrans();
  const percent =
    counts === undefined || counts.total === 0
      ? undefined
      : Math.floor((100 * counts.completed) / counts.total);
  const name =
    category === null
      ? ''
      : // It breaks around the name, not in it.
        `${category.mainCategory}\u00a0/\u00a0${category.subCategory}`;
  return (
    <div className="jp-CurationProgress">
      <span className="jp-CurationProgress-words">
        {percent === undefined ? (
          name
        ) : (
          <>
            <b>{trans.__('%1 %', percent)}</b> {trans.__('of %1 curated', name)}
          </>
        )}
      </span>
      <div
        className="jp-CurationProgress-bar"
        role="progressbar"
        aria-label={trans.__('Curated')}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div
          className="jp-CurationProgress-done"
          style={{ width: `${percent ?? 0}%` }}
        />
      </div>
    </div>
  );
}
