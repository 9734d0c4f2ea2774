import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';

import type { SpendingState } from '../../desk/state';
import { costOf } from '../../domain/connection/cost/cost';
import { requestsOf } from '../../domain/connection/cost/usage';
import { keepFocus } from '../controls/Button';
import { formatCount, formatMoney } from '../../words/format';
import { useTrans } from '../controls/trans';
import { SpendingTable } from './SpendingTable';

/** The requests and the cost of the open product. A click shows the details. */
export function SpendingItem({
  spending
}: {
  spending: SpendingState;
}): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  useClickElsewhere(root, open, () => setOpen(false));
  const shown = spending.product ?? spending.session;
  const count = requestsOf(shown);
  const requests = trans._n(
    '%2 request',
    '%2 requests',
    count,
    formatCount(count, trans)
  );
  const cost = costOf(shown, spending.prices);
  return (
    <div
      ref={root}
      className="jp-CurationSpending"
      onKeyDown={event => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          setOpen(false);
        }
      }}
    >
      <button
        type="button"
        className="jp-CurationSpending-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={
          spending.product
            ? trans.__('Requests to S3 and DynamoDB for this product so far')
            : trans.__('Requests to S3 and DynamoDB in this session so far')
        }
        onMouseDown={keepFocus}
        onClick={() => setOpen(!open)}
      >
        {cost === undefined
          ? requests
          : trans.__('%1 · %2', requests, formatMoney(cost.total, trans))}
      </button>
      {open && (
        <section
          id={id}
          className="jp-CurationSpending-all"
          aria-label={trans.__('Requests and cost')}
        >
          <SpendingTable spending={spending} />
        </section>
      )}
    </div>
  );
}

/** @param then - may change on every render */
function useClickElsewhere(
  root: React.RefObject<HTMLElement>,
  active: boolean,
  then: () => void
): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const look = ({ target }: PointerEvent): void => {
      if (target instanceof Node && !root.current?.contains(target)) {
        then();
      }
    };
    document.addEventListener('pointerdown', look, true);
    return () => document.removeEventListener('pointerdown', look, true);
  });
}
