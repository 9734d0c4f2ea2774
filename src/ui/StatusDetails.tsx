import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';

import type { SpendingState } from '../desk/state';
import { formatBytes, formatCount } from '../words/format';
import { SpendingTable } from './connection/SpendingTable';
import { keepFocus } from './controls/Button';
import { useTrans } from './controls/trans';

/** How much of the browser's storage the thumbnails take, in bytes. */
export interface CacheUsage {
  readonly bytes: number;
  readonly limit: number;
  /** Whether the browser keeps no more of them. */
  readonly isFull?: boolean;
}

export interface StatusDetailsProps {
  /** How many of the next products have their pictures loaded; null if none is loaded ahead. */
  nextReady: number | null;
  usage?: CacheUsage;
  spending: SpendingState;
}

/** What a curator rarely looks at, behind a button: pictures at hand, requests and cost. */
export function StatusDetails({
  nextReady,
  usage,
  spending
}: StatusDetailsProps): JSX.Element {
  const trans = useTrans();
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const id = useId();
  useClickElsewhere(root, open, () => setOpen(false));
  return (
    <div
      ref={root}
      className="jp-CurationDetails"
      onKeyDown={event => {
        if (event.key === 'Escape' && open) {
          event.stopPropagation();
          setOpen(false);
        }
      }}
    >
      <button
        type="button"
        className="jp-CurationDetails-button"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={trans.__('Pictures at hand, requests and cost')}
        onMouseDown={keepFocus}
        onClick={() => setOpen(!open)}
      >
        {trans.__('Details')}
      </button>
      {open && (
        <section
          id={id}
          className="jp-CurationDetails-all"
          aria-label={trans.__('Details')}
        >
          {nextReady !== null && (
            <p className="jp-CurationDetails-next">
              {trans._n(
                'Pictures of %2 next product are ready',
                'Pictures of %2 next products are ready',
                nextReady,
                formatCount(nextReady, trans)
              )}
            </p>
          )}
          {usage && (
            <p className="jp-CurationDetails-usage">
              {usage.isFull
                ? trans.__('Thumbnails: the storage of the browser is full')
                : trans.__(
                    'Thumbnails: %1 of %2',
                    formatBytes(usage.bytes, trans),
                    formatBytes(usage.limit, trans)
                  )}
            </p>
          )}
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
