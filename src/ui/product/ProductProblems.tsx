import * as React from 'react';

import { useTrans } from '../controls/trans';

/** What in the product's item breaks the documented shape. The rest of it works. */
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
          {trans.__('Something in the catalogue is not as it should be')}
        </b>
        <ul>
          {problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
        {trans.__('It is left as it is; the rest can be worked on.')}
      </div>
    </div>
  );
}
