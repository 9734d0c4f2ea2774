import * as React from 'react';

import type { Check } from '../../domain/board/check';
import { isUnchecked } from '../../domain/board/checks';
import { checkText } from '../../words/board/checks';
import { keepFocus } from '../controls/Button';
import { useTrans } from '../controls/trans';

export interface ChecksProps {
  checks: readonly Check[];
  /** Shows what a check is about. */
  onShow: (check: Check) => void;
}

export type CheckMark = '✓' | '!' | '✗' | '…';

/** The mark of a check, for readers who do not see its colour. */
export function checkMark(check: Check): CheckMark {
  if (isUnchecked(check)) {
    return '…';
  }
  return check.ok ? '✓' : check.level === 'must' ? '✗' : '!';
}

const MODIFIERS = {
  '✓': 'jp-mod-ok',
  '!': 'jp-mod-look',
  '✗': 'jp-mod-must',
  '…': 'jp-mod-unknown'
} as const;

/** The checks as text. */
export function Checks({ checks, onShow }: ChecksProps): JSX.Element {
  const trans = useTrans();
  const meaning = {
    '✓': trans.__('Passed'),
    '!': trans.__('Warning'),
    '✗': trans.__('Required'),
    '…': trans.__('Not checked')
  };
  return (
    <ul className="jp-CurationChecks" aria-label={trans.__('Checks')}>
      {checks.map((check, index) => {
        const mark = checkMark(check);
        const text = checkText(check, trans);
        return (
          <li
            key={`${check.id} ${index}`}
            className={`jp-CurationChecks-check ${MODIFIERS[mark]}`}
          >
            <span
              className="jp-CurationChecks-mark"
              role="img"
              aria-label={meaning[mark]}
            >
              {mark}
            </span>
            <span>
              {text}{' '}
              {!check.ok && canShow(check) && (
                <button
                  type="button"
                  className="jp-CurationLink"
                  aria-label={trans.__('Show: %1', text)}
                  onMouseDown={keepFocus}
                  onClick={() => onShow(check)}
                >
                  {trans.__('Show')}
                </button>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Whether there is something to show: a slot, or images. */
function canShow(check: Check): boolean {
  return check.slotId !== undefined || check.id === 'alike';
}
