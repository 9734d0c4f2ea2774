import * as React from 'react';
import { useEffect, useState } from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import { Button } from '../controls/Button';
import { formatCount } from '../../words/format';
import { useKeyHints } from '../controls/keyHints';
import { useTrans } from '../controls/trans';
import type { ProductWhoProps } from './ProductWho';
import { ProductWho } from './ProductWho';

export interface ImagesHeaderProps extends ProductWhoProps {
  /** Undefined for a product that could not be read. */
  count: number | 'loading' | undefined;
  selected: number;
  /** Whether the product is shown, but its claim is not answered yet. */
  claiming?: boolean;
  editable: boolean;
  /** Why nothing can be deleted, whatever the product is; undefined if it can. */
  undeletable?: string;
  actions: Pick<DeskActions, 'run'>;
}

/** The open product, its counts, and buttons that act on the selection. */
export function ImagesHeader({
  productId,
  name,
  colours,
  covered,
  count,
  selected,
  claiming = false,
  editable,
  undeletable,
  actions
}: ImagesHeaderProps): JSX.Element {
  const trans = useTrans();
  const hints = useKeyHints();
  const late = useLate(claiming, productId);
  return (
    <header className="jp-CurationProduct-header">
      <ProductWho
        productId={productId}
        name={name}
        colours={colours}
        covered={covered}
      />
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
        disabled={!editable || selected === 0 || undeletable !== undefined}
        title={undeletable}
        onClick={() => actions.run('delete', {})}
      />
    </header>
  );
}

/** After so many ms a wait is announced. Most waits are shorter. */
const LATE = 1000;

/**
 * Whether a wait has become long enough to announce.
 *
 * @param what - another value starts a new wait
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
