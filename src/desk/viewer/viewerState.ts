import type { CropArea, PixelSize } from '../../domain/viewer/crop';
import type { ImagePath } from '../../domain/images/image';
import type { ViewedImage } from './zoom';
import type { Viewport, Turn, View } from './view';
import { FITTED, turnedSize } from './view';

/**
 * How the viewer looks at what it shows. Apart from the desk's state: it
 * changes with each move of the pointer, and only the viewer is drawn by it.
 */
export interface ViewerState {
  /** Kept while images are stepped through, so that they are compared by flipping; `fit` again when the viewer is opened anew. */
  readonly view: View;
  /** Images that do not stand upright, while the viewer is open. Only the view is turned. */
  readonly turns: ReadonlyMap<ImagePath, Turn>;
  /** Undefined before it is measured. */
  readonly viewport: Viewport | undefined;
  /** What images measure, as far as they were met. */
  readonly sizes: ReadonlyMap<ImagePath, PixelSize>;
  /** Of two that are compared: whether keys act on the one on the right, or below. */
  readonly second: boolean;
  readonly crop: CropState | null;
}

/** A crop that is being drawn. */
export interface CropState {
  readonly image: ImagePath;
  /** Undefined before the image's size is known. */
  readonly area: CropArea | undefined;
  /** Width by height, where the frame keeps its proportions. */
  readonly ratio: number | undefined;
  /** Whether it is being made. */
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

/** An image on the viewport, once both are measured. */
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
