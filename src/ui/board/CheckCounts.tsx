import * as React from 'react';

import type { Check } from '../../domain/board/checks';
import { keepFocus } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';
import { checkMark } from './Checks';

export interface CheckCountsProps {
  checks: readonly Check[];
  expanded: boolean;
  onToggle: () => void;
}

/** The checks of a narrow desk, as `✓ 2 ! 1`. A click shows them in full. */
export function CheckCounts({
  checks,
  expanded,
  onToggle
}: CheckCountsProps): JSX.Element {
  const trans = useTrans();
  const count = (mark: string): number =>
    checks.filter(check => checkMark(check) === mark).length;
  const [ok, look, must] = ['✓', '!', '✗'].map(count);
  return (
    <button
      type="button"
      className="jp-CurationCheckCounts"
      aria-expanded={expanded}
      aria-label={trans.__(
        'Checks: %1 passed, %2 with a warning, %3 required',
        ok,
        look,
        must
      )}
      onMouseDown={keepFocus}
      onClick={onToggle}
    >
      <span className="jp-mod-ok">✓ {formatCount(ok, trans)}</span>
      {look > 0 && (
        <span className="jp-mod-look">! {formatCount(look, trans)}</span>
      )}
      {must > 0 && (
        <span className="jp-mod-must">✗ {formatCount(must, trans)}</span>
      )}
    </button>
  );
}
