import * as React from 'react';
import { useEffect, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import { Button } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';

export interface ImagesHeaderProps {
  productId: string;
  /** Nothing is known of a product that could not be read. */
  count: number | 'loading' | undefined;
  selected: number;
  /** Whether it is painted, and its claim not answered yet. */
  asked?: boolean;
  editable: boolean;
  actions: Pick<DeskActions, 'run'>;
}

/** What is open, how much of it is selected, and what the mouse can do with that. */
export function ImagesHeader({
  productId,
  count,
  selected,
  asked = false,
  editable,
  actions
}: ImagesHeaderProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const late = useLate(asked, productId);
  return (
    <header className="jp-CurationProduct-header">
      <h2 className="jp-CurationProduct-id">{productId}</h2>
      <span className="jp-CurationProduct-counts">
        {count === 'loading' && trans.__('Loading…')}
        {typeof count === 'number' &&
          trans._n('%2 image', '%2 images', count, formatCount(count, trans))}
        {selected > 1 && (
          <> · {trans.__('%1 selected', formatCount(selected, trans))}</>
        )}
        <span role="status" aria-live="polite">
          {late && <> · {trans.__('opening…')}</>}
        </span>
      </span>
      <Button
        label={trans.__('Move to text')}
        keyHint={hints.toText}
        disabled={!editable || selected === 0}
        onClick={() => actions.run('reclassify', { folder: 'text' })}
      />
      <Button
        label={trans.__('Delete')}
        keyHint={hints.delete}
        disabled={!editable || selected === 0}
        onClick={() => actions.run('delete', {})}
      />
    </header>
  );
}

/** What takes longer than this is said, in ms; most is over before. */
const LATE = 1000;

/**
 * Whether something has been on its way for so long that it is said.
 *
 * @param what - begins anew with another
 */
function useLate(onItsWay: boolean, what: string): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!onItsWay) {
      return undefined;
    }
    const timer = setTimeout(() => setLate(true), LATE);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [onItsWay, what]);
  return onItsWay && late;
}
