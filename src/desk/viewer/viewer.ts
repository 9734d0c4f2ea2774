import type { ItemKey } from '../../domain/catalogueItem';
import type { CropArea, PixelSize } from '../../domain/viewer/crop';
import { firstArea } from '../../domain/viewer/crop';
import type { ImagePath } from '../../domain/images/image';
import { productKey, sameProduct } from '../../domain/product/product';
import type { DeskState } from '../state';
import { openProductOf } from '../state';
import { Store } from '../store';
import type { ViewerState } from './viewerState';
import { CLOSED_VIEWER, seenArea, viewedImage, turnOf } from './viewerState';
import type { Point, Viewport, Turn, View } from './view';
import { PAGE_PART } from './view';
import type { ViewedImage } from './zoom';
import {
  panned,
  toggledActual,
  turnedView,
  zoomedAt,
  zoomedBy,
  zoomedStep
} from './zoom';

/** How far a key pans, as a fraction of the viewport, so that what was at its edge stays visible. */
const PAN_PART = 0.25;

/** `toggle` changes between one pixel on one pixel and the whole image. */
export type ZoomTarget = 'in' | 'out' | 'fit' | 'actual' | 'toggle';

export type ArrowDirection = 'left' | 'right' | 'up' | 'down';

/** What the viewer's view tells it and asks of it. */
export interface DeskViewer {
  readonly store: Pick<Store<ViewerState>, 'state' | 'subscribe'>;
  /** The viewport was measured. */
  measure(viewport: Viewport): void;
  /** The size of an image is known. */
  sized(image: ImagePath, size: PixelSize): void;
  /** Larger or smaller, about a point of the viewport. */
  zoomBy(factor: number, at: Point): void;
  /** To one pixel on one pixel, and back. */
  toggleActual(at: Point): void;
  /** Moved by CSS pixels. */
  panBy(by: Point): void;
  /** The person draws the crop's frame. */
  drawCrop(area: CropArea): void;
  /** Whether the frame keeps its proportions. */
  lockCrop(locked: boolean): void;
}

export interface ViewerOptions {
  readonly store: Pick<Store<DeskState>, 'state' | 'subscribe'>;
}

/** How images are viewed while the viewer is open. */
export class Viewer implements DeskViewer {
  readonly store = new Store<ViewerState>(CLOSED_VIEWER);
  /** The product whose image was shown last, or null if the viewer was closed. */
  private _product: ItemKey | null = null;

  constructor(private readonly _options: ViewerOptions) {
    _options.store.subscribe(() => this._follow());
  }

  measure(viewport: Viewport): void {
    this.store.set({ viewport });
  }

  sized(image: ImagePath, size: PixelSize): void {
    const { sizes, crop } = this.store.state;
    const known = sizes.get(image);
    if (known?.width !== size.width || known.height !== size.height) {
      this.store.set({ sizes: new Map(sizes).set(image, size) });
    }
    if (crop?.image === image && crop.area === undefined) {
      this.drawCrop(firstArea(size, seenArea(this.store.state, image)));
    }
  }

  zoomBy(factor: number, at: Point): void {
    this._look(viewed => zoomedBy(viewed, factor, at));
  }

  toggleActual(at: Point): void {
    this._look(viewed => toggledActual(viewed, at));
  }

  panBy(by: Point): void {
    this._look(viewed => panned(viewed, by));
  }

  drawCrop(area: CropArea): void {
    this._setCrop({ area });
  }

  lockCrop(locked: boolean): void {
    const area = this.store.state.crop?.area;
    this._setCrop({
      ratio: locked && area ? area.width / area.height : undefined
    });
  }

  leaveCrop(): void {
    this.store.set({ crop: null });
  }

  zoom(to: ZoomTarget): void {
    this._look(viewed => {
      switch (to) {
        case 'in':
        case 'out':
          return zoomedStep(viewed, to);
        case 'toggle':
          return toggledActual(viewed);
        default:
          return zoomedAt(viewed, to);
      }
    });
  }

  /** @param page - by most of what is in sight */
  pan(direction: ArrowDirection, page = false): void {
    const { x, y } = ARROWS[direction];
    const part = page ? PAGE_PART : PAN_PART;
    this._look(viewed =>
      panned(viewed, {
        x: -x * viewed.viewport.width * part,
        y: -y * viewed.viewport.height * part
      })
    );
  }

  /** Turns the view of an image; the image itself is not changed. */
  rotate(back = false): void {
    const image = this._viewing;
    const { state } = this.store;
    // The stored image is cut, so the view is not turned while a crop is drawn.
    if (image !== null && state.crop === null) {
      const turn = ((turnOf(state, image) + (back ? 270 : 90)) % 360) as Turn;
      this.store.set({
        turns: new Map(state.turns).set(image, turn),
        view: turnedView(state.view, back)
      });
    }
  }

  dispose(): void {
    this.store.dispose();
  }

  private get _viewing(): ImagePath | null {
    return openProductOf(this._options.store.state)?.viewing ?? null;
  }

  private _look(change: (viewed: ViewedImage) => View): void {
    const image = this._viewing;
    const viewed =
      image === null ? undefined : viewedImage(this.store.state, image);
    if (viewed) {
      this.store.set({ view: change(viewed) });
    }
  }

  private _setCrop(patch: Partial<NonNullable<ViewerState['crop']>>): void {
    const { crop } = this.store.state;
    if (crop) {
      this.store.set({ crop: { ...crop, ...patch } });
    }
  }

  /** Follows the desk: a crop ends when the viewer is closed or shows another image. */
  private _follow(): void {
    const open = openProductOf(this._options.store.state);
    const key = open ? productKey(open.product) : null;
    if (!open || open.viewing === null || !sameProduct(this._product, key)) {
      if (this._product !== null) {
        this.store.set({
          ...CLOSED_VIEWER,
          viewport: this.store.state.viewport
        });
      }
      this._product = open?.viewing ? key : null;
      return;
    }
    const { crop } = this.store.state;
    if (crop !== null && crop.image !== open.viewing) {
      this.leaveCrop();
    }
  }
}

/** The directions of arrow keys, as steps to the right and down. */
export const ARROWS: Readonly<Record<ArrowDirection, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 }
};
