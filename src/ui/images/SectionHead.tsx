import * as React from 'react';

import type { Folder } from '../../domain/image';
import { keepFocus } from '../Button';
import { formatCount } from '../format';

export interface SectionHeadProps {
  folder: Folder;
  count: number;
  collapsed: boolean;
  onToggle: () => void;
}

/** The name of a folder with its count. Its Space and Enter are its own, not the image keys'. */
export function SectionHead({
  folder,
  count,
  collapsed,
  onToggle
}: SectionHeadProps): JSX.Element {
  return (
    <h3 className="jp-CurationSection-head">
      <button
        type="button"
        className="jp-CurationSection-toggle"
        data-lm-suppress-shortcuts="true"
        aria-expanded={count > 0 ? !collapsed : undefined}
        disabled={count === 0}
        onMouseDown={keepFocus}
        onClick={onToggle}
      >
        <span className="jp-CurationSection-caret" aria-hidden="true">
          {collapsed || count === 0 ? '▸' : '▾'}
        </span>
        {folder}
        <span className="jp-CurationSection-count">{formatCount(count)}</span>
      </button>
    </h3>
  );
}
