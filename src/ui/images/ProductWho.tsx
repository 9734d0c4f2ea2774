import * as React from 'react';

import { visibleDirection } from '../../words/visibleText';
import { useTrans } from '../controls/trans';

export interface ProductWhoProps {
  productId: string;
  /** As `meta.json` has it; undefined while it is not known. */
  name: string | undefined;
  /** The colours of `meta.json`, the main one first. */
  colours: readonly string[];
  /** How many of them have an image, in their order. */
  covered: number;
}

/** Which product it is: its id, its name and its colours, each ticked off when it is chosen. */
export function ProductWho({
  productId,
  name,
  colours,
  covered
}: ProductWhoProps): JSX.Element {
  const trans = useTrans();
  return (
    <div className="jp-CurationProduct-who">
      <span className="jp-CurationProduct-names">
        <h2 className="jp-CurationProduct-id">{visibleDirection(productId)}</h2>
        {name !== undefined && (
          <span
            className="jp-CurationProduct-name"
            title={visibleDirection(name)}
          >
            {visibleDirection(name)}
          </span>
        )}
      </span>
      {colours.length > 0 && (
        <ul
          className="jp-CurationProduct-colours"
          aria-label={trans.__('Colours')}
          title={visibleDirection(colours.join(', '))}
        >
          {colours.map((colour, at) => (
            <li key={at} className={at < covered ? 'jp-mod-chosen' : undefined}>
              {at < covered && (
                <span role="img" aria-label={trans.__('chosen')}>
                  ✓
                </span>
              )}
              {visibleDirection(colour)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
