import * as React from 'react';

import type { Flag } from '../../domain/board/teamSettings';
import { KeyHint } from '../controls/KeyHint';
import { useTrans } from '../controls/trans';

export interface FlagMenuProps {
  /** The first nine have the digits as their keys. */
  flags: readonly Flag[];
  /** Ids of those that the product has. */
  set: readonly string[];
  onPick: (id: string) => void;
}

/** The flags of a product, each with its digit. Choosing one sets it, or removes it if it is set. */
export function FlagMenu({ flags, set, onPick }: FlagMenuProps): JSX.Element {
  const trans = useTrans();
  return (
    <div
      className="jp-CurationFlagMenu"
      role="group"
      aria-label={trans.__('Flags')}
    >
      {flags.map(({ id, label }, at) => {
        const on = set.includes(id);
        return (
          <button
            key={id}
            type="button"
            className={`jp-CurationFlag${on ? ' jp-mod-on' : ''}`}
            aria-pressed={on}
            onClick={() => onPick(id)}
          >
            {at < 9 && <KeyHint text={String(at + 1)} />}{' '}
            <span aria-hidden="true">{on ? '⚑' : '⚐'} </span>
            {label}
          </button>
        );
      })}
    </div>
  );
}
