import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { Category } from '../../domain/catalogueItem';
import type { StatusCounts } from '../../domain/product/status';
import { keepFocus } from '../controls/Button';
import { formatPercent } from '../../words/format';
import { useTrans } from '../controls/trans';

export interface ProgressProps {
  category: Category | null;
  counts: StatusCounts | undefined;
  actions: Pick<DeskActions, 'run'>;
}

/** The progress of the category, with a button for its statistics. 100% is shown only if nothing is left. */
export function Progress({
  category,
  counts,
  actions
}: ProgressProps): JSX.Element {
  const trans = useTrans();
  const percent =
    counts === undefined || counts.total === 0
      ? undefined
      : Math.floor((100 * counts.completed) / counts.total);
  const name =
    category === null
      ? ''
      : // Lines must not break inside the name.
        `${category.mainCategory}\u00a0/\u00a0${category.subCategory}`;
  return (
    <div className="jp-CurationProgress">
      <div className="jp-CurationProgress-line">
        <span className="jp-CurationProgress-words">
          {percent === undefined ? (
            name
          ) : (
            <CuratedShare percent={percent} name={name} />
          )}
        </span>
        <button
          type="button"
          className="jp-CurationProgress-statistics"
          aria-label={trans.__('Statistics of the category')}
          title={trans.__('Statistics of the category')}
          disabled={category === null}
          onMouseDown={keepFocus}
          onClick={() => actions.run('show-statistics', {})}
        >
          <svg viewBox="0 0 12 12" aria-hidden="true">
            <path d="M1 7h2.5v4H1zM4.75 1h2.5v10h-2.5zM8.5 4H11v7H8.5z" />
          </svg>
        </button>
      </div>
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

/** `46% of TOP / 1005 curated`, with the share in bold, wherever a language puts it. */
function CuratedShare({
  percent,
  name
}: {
  percent: number;
  name: string;
}): JSX.Element {
  const trans = useTrans();
  const [before, after] = trans
    .__('%1 of %2 curated', SHARE, name)
    .split(SHARE);
  return (
    <>
      {before}
      <b>{formatPercent(percent / 100, trans)}</b>
      {after}
    </>
  );
}

/** Stands for the share in the sentence until it is split: no name has it. */
const SHARE = '\uE010';
