import * as React from 'react';

import type { FailedSave } from '../../desk/state';
import { useTrans } from '../controls/trans';

/** What is lost when failed changes are discarded. */
export function LostChanges({
  lost
}: {
  lost: readonly Pick<FailedSave, 'product' | 'labels'>[];
}): JSX.Element {
  const trans = useTrans();
  return (
    <>
      <p>{trans.__('These changes will be discarded:')}</p>
      <ul className="jp-CurationLost">
        {lost.flatMap(({ product, labels }) =>
          labels.map((label, at) => (
            <li key={`${product.subCategory} ${product.productId} ${at}`}>
              <strong>{product.productId}</strong> {label}
            </li>
          ))
        )}
      </ul>
    </>
  );
}
