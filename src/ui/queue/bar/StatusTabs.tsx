import * as React from 'react';
import { useRef } from 'react';

import type { StatusCounts } from '../../../domain/product/status';
import {
  NO_PRODUCTS,
  STATUSES,
  countedAs
} from '../../../domain/product/status';
import { keepFocus } from '../../controls/Button';
import { formatCount } from '../../../words/format';
import { useTrans } from '../../controls/trans';
import { statusLabel } from '../../../words/product/status';
import { unsavedCountText } from '../../../words/saving/unsaved';

export interface StatusTabsProps {
  status: string;
  counts: StatusCounts | undefined;
  /** By how much the counts change when everything is saved. */
  unsaved?: StatusCounts;
  /** Statuses of other programs that occur. */
  others?: readonly string[];
  onChange: (status: string) => void;
}

/** Selects the status that the queue shows. It is one tab stop, in which arrow keys select. */
export function StatusTabs({
  status,
  counts,
  unsaved = NO_PRODUCTS,
  others = [],
  onChange
}: StatusTabsProps): JSX.Element {
  const trans = useTrans();
  const group = useRef<HTMLDivElement>(null);
  const all = [...new Set([...STATUSES, ...others, status])];
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    // JupyterLab's toolbar uses the same keys to move between its items.
    event.stopPropagation();
    const to = (all.indexOf(status) + step + all.length) % all.length;
    onChange(all[to]);
    group.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div
      ref={group}
      className="jp-CurationTabs"
      role="radiogroup"
      aria-label={trans.__('Status')}
      data-lm-suppress-shortcuts="true"
      onKeyDown={onKeyDown}
    >
      {all.map(each => {
        const field = countedAs(each);
        const count = field && counts?.[field];
        const more = field === undefined ? 0 : unsaved[field];
        return (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === status}
            tabIndex={each === status ? 0 : -1}
            className={`jp-CurationTabs-tab${each === status ? ' jp-mod-selected' : ''}`}
            onMouseDown={keepFocus}
            onClick={() => onChange(each)}
          >
            {statusLabel(each, trans)}
            {count !== undefined && (
              <span className="jp-CurationTabs-count">
                {formatCount(count, trans)}
              </span>
            )}
            {count !== undefined && more !== 0 && (
              <span
                className="jp-CurationTabs-unsaved"
                title={unsavedCountText(more, trans)}
              >
                {more > 0 ? '+' : '−'}
                {formatCount(Math.abs(more), trans)}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
