import * as React from 'react';

import type { Check } from '../../domain/board/check';
import { keepFocus } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useTrans } from '../controls/trans';
import type { CheckMark } from './Checks';
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
  const count = (mark: CheckMark): number =>
    checks.filter(check => checkMark(check) === mark).length;
  const ok = count('✓');
  const look = count('!');
  const must = count('✗');
  const unknown = count('…');
  return (
    <button
      type="button"
      className="jp-CurationCheckCounts"
      aria-expanded={expanded}
      aria-label={[
        trans.__(
          'Checks: %1 passed, %2 with a warning, %3 required',
          ok,
          look,
          must
        ),
        ...(unknown > 0 ? [trans.__('%1 not checked', unknown)] : [])
      ].join(', ')}
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
      {unknown > 0 && <span>… {formatCount(unknown, trans)}</span>}
    </button>
  );
}
