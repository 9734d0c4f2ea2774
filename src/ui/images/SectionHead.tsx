import * as React from 'react';

import { keepFocus } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';

export interface SectionHeadProps {
  name: string;
  count: number;
  collapsed: boolean;
  /** Whether it is inside the grid, whose shortcuts would take Space and Enter from it. */
  amongKeys: boolean;
  /** Whether it can be expanded when it is empty. */
  opensEmpty?: boolean;
  onToggle: () => void;
}

/** The name and count of a section. A click expands or collapses it. */
export function SectionHead({
  name,
  count,
  collapsed,
  amongKeys,
  opensEmpty = false,
  onToggle
}: SectionHeadProps): JSX.Element {
  const trans = useTrans();
  const opens = count > 0 || opensEmpty;
  return (
    <h3 className="jp-CurationSection-head">
      <button
        type="button"
        className="jp-CurationSection-toggle"
        data-lm-suppress-shortcuts={amongKeys ? 'true' : undefined}
        aria-expanded={opens ? !collapsed : undefined}
        disabled={!opens}
        onMouseDown={keepFocus}
        onClick={onToggle}
      >
        <span className="jp-CurationSection-caret" aria-hidden="true">
          {collapsed || !opens ? '▸' : '▾'}
        </span>
        {name}
        <span className="jp-CurationSection-count">
          {formatCount(count, trans)}
        </span>
      </button>
    </h3>
  );
}
