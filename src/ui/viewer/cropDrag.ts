import type { PointerEvent } from 'react';

import type { CropArea, Handle, PixelSize } from '../../domain/viewer/crop';
import { drawnArea, movedArea, resizedArea } from '../../domain/viewer/crop';
import type { CropState } from '../../desk/viewer/viewerState';
import type { Box, Point } from '../../desk/viewer/view';
import { partAt } from '../../desk/viewer/view';

/** The edges and corners that can be dragged, clockwise. */
export const HANDLES: readonly Handle[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
  { x: -1, y: 1 },
  { x: -1, y: 0 }
];

/**
 * What a drag does to the crop frame: a drag of a handle resizes it, a drag inside
 * moves it, and any other drag draws a new one.
 *
 * @param box - the position of the image in the pane
 */
export function cropDrag(
  event: Pick<PointerEvent, 'target'>,
  from: Point,
  { area, ratio }: CropState,
  box: Box,
  size: PixelSize,
  draw: (area: CropArea) => void
): ((to: Point) => void) | undefined {
  if (area === undefined) {
    return undefined;
  }
  const pixels = (point: Point): Point => {
    const { x, y } = partAt(point, box);
    return { x: x * size.width, y: y * size.height };
  };
  const start = pixels(from);
  const by = (to: Point): Point => {
    const { x, y } = pixels(to);
    return { x: x - start.x, y: y - start.y };
  };
  const node = event.target as HTMLElement;
  const handle = HANDLES[Number(node.dataset.handle)];
  if (node.dataset.handle !== undefined && handle) {
    return to => draw(resizedArea(area, handle, by(to), size, ratio));
  }
  if (node.closest('.jp-CurationCrop')) {
    return to => draw(movedArea(area, by(to), size));
  }
  return to => draw(drawnArea(start, pixels(to), size, ratio));
}
