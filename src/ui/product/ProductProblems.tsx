import * as React from 'react';

import type { ProductProblem } from '../../domain/product/product';
import { productProblemText } from '../../words/product/errors';
import { itemKeptText } from '../../words/product/metaFile';
import { useTrans } from '../controls/trans';

/** The errors in the product's item. */
export function ProductProblems({
  problems
}: {
  problems: readonly ProductProblem[];
}): JSX.Element | null {
  const trans = useTrans();
  const foreign = problems.some(({ code }) => code === 'foreign-shape');
  return problems.length === 0 ? null : (
    <div className="jp-CurationBanner jp-mod-look" role="status">
      <div>
        <b>
          <span aria-hidden="true">! </span>
          {foreign
            ? trans.__('This product can only be looked at')
            : trans.__('This product has errors in the catalogue')}
        </b>
        <ul>
          {problems.map((problem, index) => (
            <li key={index}>{productProblemText(problem, trans)}</li>
          ))}
        </ul>
        {!foreign && itemKeptText(trans)}
      </div>
    </div>
  );
}
