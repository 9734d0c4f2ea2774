import { cropImage } from '../../app/viewer/cropImage';
import type { CropArea } from '../../domain/viewer/crop';
import {
  checkArea,
  firstArea,
  movedArea,
  resizedArea
} from '../../domain/viewer/crop';
import { Invalid } from '../../domain/errors';
import type { ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { NewImage } from '../../domain/edits/intention';
import type { Product } from '../../domain/product/product';
import type { ImageCropper } from '../../ports/viewer/imageCropper';
import type { AfterUpload, ImageUploads } from '../edits/imageUploads';
import type { ImageChanges } from '../edits/imageChanges';
import type { SlotChoices } from '../board/slotChoices';
import type { Cloud } from '../../app/cloud';
import type { Trans } from '../../words/trans';
import { only } from '../images/selection';
import { checkThere } from '../images/viewed';
import type { Messages } from '../messages';
import type { DeskState } from '../state';
import { openProductOf, setOpen } from '../state';
import type { Store } from '../store';
import { seenArea, viewedImage } from './viewerState';
import { fitScale, timesOf } from './view';
import type { ArrowDirection, Viewer } from './viewer';
import { ARROWS } from './viewer';
import { cropLeftText, croppingText } from '../../words/viewer/messages';

/** How far a key moves the frame, in CSS pixels, so that it moves more finely when zoomed in. */
const KEY_STEP = 8;

/**
 * A rectangle in pixels of the image. Without one the person draws it in the
 * viewer, and the same command again takes what was drawn. With `slot`, counted
 * from 0, the new image is chosen for that slot.
 */
export type CropGiven = {
  image?: ImagePath;
  slot?: number;
} & Partial<CropArea>;

export interface CropToolOptions {
  readonly store: Store<DeskState>;
  readonly viewer: Pick<Viewer, 'store' | 'drawCrop' | 'leaveCrop'>;
  readonly imageChanges: Pick<ImageChanges, 'changeable'>;
  readonly uploads: Pick<ImageUploads, 'add'>;
  readonly slotChoices: Pick<SlotChoices, 'assign'>;
  readonly images: Cloud['images'];
  readonly cropper: ImageCropper;
  /** The key of an image's object; undefined if no key can have its name. */
  readonly keyOf: (image: ImagePath) => string | undefined;
  readonly messages: Messages;
  readonly trans: Trans;
  /** Fires when the desk is closed. */
  readonly signal: AbortSignal;
}

/** Crops images of the open product into new ones of `segment`. */
export class CropTool {
  private _making = new AbortController();

  constructor(private readonly _options: CropToolOptions) {}

  /**
   * Crops the given rectangle, or the one that is drawn. If there is neither, lets
   * the person draw one.
   *
   * @throws Invalid if it is no rectangle, Conflict if the product may not be
   *   changed, NotFound if the product does not have the image
   */
  async crop({ image, slot, ...given }: CropGiven): Promise<void> {
    const open = this._options.imageChanges.changeable();
    const path = image ?? open?.focus;
    if (!open || !path) {
      return;
    }
    checkThere(open, path);
    const { crop } = this._options.viewer.store.state;
    const drawn = crop?.image === path ? crop : undefined;
    const area = areaGiven(path, given) ?? drawn?.area;
    if (drawn?.busy) {
      return;
    }
    if (area === undefined) {
      this._draw(path);
    } else {
      await this._make(open.product, path, area, slot);
    }
  }

  /** Moves the frame by key, or its right and lower edges. */
  adjust(direction: ArrowDirection, resize = false): void {
    const state = this._options.viewer.store.state;
    const { crop } = state;
    const viewed = crop && viewedImage(state, crop.image);
    if (!viewed || !crop.area || crop.busy) {
      return;
    }
    const { view, viewport, size } = viewed;
    const scale = timesOf(view.zoom, viewport, size) * fitScale(viewport, size);
    const step = Math.max(1, Math.round(KEY_STEP / scale));
    const { x, y } = ARROWS[direction];
    const by = { x: x * step, y: y * step };
    this._options.viewer.drawCrop(
      resize
        ? resizedArea(crop.area, { x: 1, y: 1 }, by, size, crop.ratio)
        : movedArea(crop.area, by, size)
    );
  }

  /** Ends the crop; an image that is being made is not stored. */
  leave(): void {
    if (this._options.viewer.store.state.crop?.busy) {
      this._making.abort();
    }
    this._options.viewer.leaveCrop();
  }

  private _draw(image: ImagePath): void {
    const { store } = this._options.viewer;
    const { viewing } = openProductOf(this._options.store.state) ?? {};
    const size = store.state.sizes.get(image);
    const turns = new Map(store.state.turns);
    // The stored image is cut, so it is shown unturned while the crop is drawn.
    turns.delete(image);
    const seen =
      viewing === image
        ? seenArea({ ...store.state, turns }, image)
        : undefined;
    store.set({
      turns,
      crop: {
        image,
        area: size && firstArea(size, seen),
        ratio: undefined,
        busy: false
      }
    });
    setOpen(this._options.store, {
      ...only(image),
      viewing: image,
      comparing: null
    });
  }

  /** A failure leaves the frame as it was drawn. */
  private async _make(
    product: Product,
    image: ImagePath,
    area: CropArea,
    slot: number | undefined
  ): Promise<void> {
    const { trans, messages } = this._options;
    const { filename } = splitImagePath(image);
    const { store } = this._options.viewer;
    const size = store.state.sizes.get(image);
    checkArea(filename, area, size);
    const key = this._options.keyOf(image);
    if (key === undefined) {
      throw new Invalid('crop-name-unusable', { filename });
    }
    messages.show(croppingText(filename, trans));
    const file = await this._cut(key, image, area);
    if (file === undefined) {
      return;
    }
    if (store.state.crop?.image === image) {
      this._options.viewer.leaveCrop();
    }
    await this._options.uploads.add(
      product,
      [file],
      'segment',
      image,
      slot === undefined ? undefined : this._chosenFor(slot, product)
    );
  }

  /** Chooses a crop for a slot when it is there, if its product is still on the desk. */
  private _chosenFor(slot: number, { productId }: Product): AfterUpload {
    const { slotChoices, store, messages, trans } = this._options;
    return {
      shown: paths => {
        try {
          slotChoices.assign(slot, paths[0]);
        } catch (error) {
          messages.showError(error);
        }
      },
      left: paths => {
        const label = store.state.slots[slot]?.label;
        if (label !== undefined && paths.length > 0) {
          messages.show(cropLeftText(paths[0], productId, label, trans));
        }
      }
    };
  }

  /** The new image, or undefined if nobody waits for it any more. */
  private async _cut(
    key: string,
    image: ImagePath,
    area: CropArea
  ): Promise<NewImage | undefined> {
    const making = new AbortController();
    this._making = making;
    const { images, cropper, signal: closed } = this._options;
    this._setBusy(image, true);
    try {
      const file = await cropImage(
        { images, cropper },
        key,
        splitImagePath(image).filename,
        area,
        making.signal
      );
      return making.signal.aborted || closed.aborted ? undefined : file;
    } catch (error) {
      if (making.signal.aborted) {
        return undefined;
      }
      throw error;
    } finally {
      this._setBusy(image, false);
    }
  }

  private _setBusy(image: ImagePath, busy: boolean): void {
    const { crop } = this._options.viewer.store.state;
    if (crop?.image === image) {
      this._options.viewer.store.set({ crop: { ...crop, busy } });
    }
  }
}

/** @throws Invalid if only a part of a rectangle is given */
function areaGiven(
  image: ImagePath,
  { left, top, width, height }: Partial<CropArea>
): CropArea | undefined {
  const parts = [left, top, width, height];
  if (parts.every(part => part === undefined)) {
    return undefined;
  }
  const area = { left, top, width, height };
  checkArea(splitImagePath(image).filename, area as CropArea);
  return area as CropArea;
}
