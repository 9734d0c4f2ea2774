import * as React from 'react';

import { useTrans } from '../controls/trans';

/** As many tiles as the product will have, in the same size, so that nothing moves when they come. */
export function Skeleton({ count }: { count: number }): JSX.Element {
  const trans = useTrans();
  return (
    <div
      className="jp-CurationSection-tiles jp-mod-skeleton"
      role="img"
      aria-label={trans.__('Loading…')}
    >
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="jp-CurationTile jp-mod-skeleton">
          <span className="jp-CurationTile-picture">
            <span className="jp-CurationThumbnail jp-mod-loading" />
          </span>
          <span className="jp-CurationTile-name"> </span>
        </div>
      ))}
    </div>
  );
}
