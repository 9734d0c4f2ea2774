import type { CropArea, PixelSize } from '../../domain/viewer/crop';
import type { ImagePath } from '../../domain/images/image';
import type { ViewedImage } from './zoom';
import type { Box, Viewport, Turn, View } from './view';
import { areaInSight, FITTED, placed, timesOf, turnedSize } from './view';

/**
 * How the viewer shows its image. It is not part of the desk's state because it
 * changes with each move of the pointer, and only the viewer is rendered from it.
 */
export interface ViewerState {
  /** Stays while the person steps through images, so that they can be compared; `fit` again when the viewer is opened again. */
  readonly view: View;
  /** How far images are turned while the viewer is open. Only the view is turned. */
  readonly turns: ReadonlyMap<ImagePath, Turn>;
  /** Undefined until it is measured. */
  readonly viewport: Viewport | undefined;
  /** The sizes of images that were shown. */
  readonly sizes: ReadonlyMap<ImagePath, PixelSize>;
  /** If two are compared: whether keys act on the second one, on the right or below. */
  readonly second: boolean;
  readonly crop: CropState | null;
}

/** A crop that is being drawn. */
export interface CropState {
  readonly image: ImagePath;
  /** Undefined until the image's size is known. */
  readonly area: CropArea | undefined;
  /** Width divided by height, if the frame keeps its proportions. */
  readonly ratio: number | undefined;
  /** Whether the new image is being made. */
  readonly busy: boolean;
}

export const CLOSED_VIEWER: ViewerState = {
  view: FITTED,
  turns: new Map(),
  viewport: undefined,
  sizes: new Map(),
  second: false,
  crop: null
};

export function turnOf({ turns }: ViewerState, image: ImagePath): Turn {
  return turns.get(image) ?? 0;
}

/** An image in the viewport; undefined until both are measured. */
export function viewedImage(
  state: ViewerState,
  image: ImagePath
): ViewedImage | undefined {
  const { view, viewport, sizes } = state;
  const size = sizes.get(image);
  return viewport && size
    ? { view, viewport, size: turnedSize(size, turnOf(state, image)) }
    : undefined;
}

/** The part of an image that is in sight, in its pixels; undefined until it is measured. */
export function seenArea(
  state: ViewerState,
  image: ImagePath
): CropArea | undefined {
  const viewed = viewedImage(state, image);
  if (viewed === undefined) {
    return undefined;
  }
  return areaInSight(boxOf(viewed), viewed.viewport, viewed.size);
}

/** Where an image is in the viewport. */
export function boxOf({ view, viewport, size }: ViewedImage): Box {
  const times = timesOf(view.zoom, viewport, size);
  return placed(view.centre, times, viewport, size);
}
