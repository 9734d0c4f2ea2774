import * as React from 'react';

import type { DeskState } from '../../desk/state';
import {
  askedAtText,
  askedText,
  moreKeptText,
  whyKeptText
} from '../../words/saving/kept';
import { shortened } from '../../words/shortened';
import { useTrans } from '../controls/trans';

/** Rows of the list. */
const MOST = 100;

/** What the kept changes would do, and why they wait. */
export function KeptChangesList({
  kept
}: {
  kept: DeskState['kept'];
}): JSX.Element {
  const trans = useTrans();
  const reasons = new Set(
    kept.map(({ standing, mayAdopt }) => whyKeptText(standing, mayAdopt, trans))
  );
  return (
    <>
      {[...reasons].map(reason => (
        <p key={reason}>{reason}</p>
      ))}
      <ul className="jp-CurationLost">
        {kept.slice(0, MOST).map(({ opId, record, mayAdopt }) => (
          <li key={opId}>
            <strong>{shortened(record.product.productId)}</strong>{' '}
            {askedText(record.intention, trans)}{' '}
            <span className="jp-CurationFailed-problem">
              {askedAtText(record.at, trans)}
              {mayAdopt ? '' : ` · ${trans.__('not verified')}`}
            </span>
          </li>
        ))}
        {kept.length > MOST && (
          <li>{moreKeptText(kept.length - MOST, trans)}</li>
        )}
      </ul>
    </>
  );
}
