import type { CSSProperties } from 'react';

import type { Box, Turn } from '../../desk/viewer/view';

/** Places an image so that, turned about its middle, it fills a box. */
export function imageStyle(box: Box, turn: Turn): CSSProperties {
  const upright = turn % 180 === 0;
  const width = upright ? box.width : box.height;
  const height = upright ? box.height : box.width;
  return {
    left: box.left + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
    transform: turn === 0 ? undefined : `rotate(${turn}deg)`
  };
}
