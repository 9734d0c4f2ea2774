import * as React from 'react';

import type { Box, Viewport } from '../../desk/viewer/view';

/** Shows beside an image that is higher than the viewer which part of it is in sight. The bar above says it in words. */
export function PositionBar({
  box,
  viewport
}: {
  /** The position of the image in the viewport. */
  box: Box;
  viewport: Viewport;
}): JSX.Element | null {
  if (box.height - viewport.height < 1) {
    return null;
  }
  return (
    <span className="jp-CurationViewer-position" aria-hidden="true">
      <span
        className="jp-CurationViewer-inSight"
        style={{
          top: `${(-box.top / box.height) * 100}%`,
          height: `${(viewport.height / box.height) * 100}%`
        }}
      />
    </span>
  );
}
