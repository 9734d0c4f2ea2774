import * as React from 'react';

import type { DeskActions } from '../../desk/commands/deskActions';
import type { DeskState } from '../../desk/state';
import { rowIndexOf } from '../../desk/state';
import { conditionsOf, filterFor } from '../../domain/queue/queueFilter';
import { countedAs } from '../../domain/product/status';
import { keepFocus } from '../controls/Button';
import { formatCount } from '../../words/format';
import type { Trans } from '../controls/trans';
import { useTrans } from '../controls/trans';

export interface ProductBarProps {
  state: Pick<DeskState, 'open' | 'queue' | 'counts' | 'status'>;
  drawerOpen: boolean;
  actions: Pick<DeskActions, 'run'>;
  onDrawer: () => void;
  onKeyDown: (event: React.KeyboardEvent) => void;
  /** Shown at its end. */
  children: React.ReactNode;
}

/** The bar of a narrow desk, `‹ 79823 ▾ 3 of 1,284 ›`. It opens the queue and steps through it. */
export function ProductBar({
  state,
  drawerOpen,
  actions,
  onDrawer,
  onKeyDown,
  children
}: ProductBarProps): JSX.Element {
  const trans = useTrans();
  const { open } = state;
  const productId = openId(open);
  const rank = rankOf(state, productId, trans);
  return (
    <div className="jp-CurationProductBar" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="jp-CurationProductBar-step"
        data-repeats
        aria-label={trans.__('Previous product')}
        onMouseDown={keepFocus}
        onClick={() => actions.run('previous-product', {})}
      >
        ‹
      </button>
      <button
        type="button"
        className="jp-CurationProductBar-product"
        aria-expanded={drawerOpen}
        aria-label={trans.__('Queue: %1', productId ?? trans.__('no product'))}
        onClick={onDrawer}
      >
        <b>{productId ?? trans.__('Queue')}</b> <span>▾</span>
      </button>
      {rank !== undefined && (
        <span className="jp-CurationProductBar-place">
          {trans.__('%1 of %2', rank[0], rank[1])}
        </span>
      )}
      <button
        type="button"
        className="jp-CurationProductBar-step"
        data-repeats
        aria-label={trans.__('Next product')}
        onMouseDown={keepFocus}
        onClick={() => actions.run('next-product', {})}
      >
        ›
      </button>
      <span className="jp-CurationProductBar-gap" />
      {children}
    </div>
  );
}

/** The id of the product that is open, opening or failed to open. */
export function openId(open: DeskState['open']): string | undefined {
  switch (open.state) {
    case 'none':
      return undefined;
    case 'open':
      return open.product.productId;
    default:
      return open.productId;
  }
}

/** Its rank in the queue, and the number of products if it is known. */
function rankOf(
  { queue, counts, status }: ProductBarProps['state'],
  productId: string | undefined,
  trans: Trans
): [string, string] | undefined {
  const index = rowIndexOf(queue, productId);
  if (index < 0) {
    return undefined;
  }
  const filtered = conditionsOf(filterFor(queue.filter, status)) > 0;
  const field = filtered ? undefined : countedAs(status);
  const counted = field && counts?.[field];
  // The queue keeps finished rows, so it may be longer than the count.
  const total = Math.max(counted ?? 0, queue.rows.length);
  return [
    formatCount(index + 1, trans),
    counted === undefined && queue.more
      ? `${formatCount(total, trans)}+`
      : formatCount(total, trans)
  ];
}
