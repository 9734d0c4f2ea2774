import * as React from 'react';

import { itemKeptText } from '../../words/product/metaFile';
import { useTrans } from '../controls/trans';

/** The errors in the product's item. */
export function ProductProblems({
  problems
}: {
  problems: readonly string[];
}): JSX.Element | null {
  const trans = useTrans();
  return problems.length === 0 ? null : (
    <div className="jp-CurationBanner jp-mod-look" role="status">
      <div>
        <b>
          <span aria-hidden="true">! </span>
          {trans.__('This product has errors in the catalogue')}
        </b>
        <ul>
          {problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
        {itemKeptText(trans)}
      </div>
    </div>
  );
}
