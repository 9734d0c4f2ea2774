import { withImageMoved } from '../../domain/board/choices';
import { deletedImages, movedImage } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import type { Product } from '../../domain/product/product';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { UndoStack } from './undoStack';
import type { ImageFocus } from '../images/imageFocus';
import { only } from '../images/selection';
import { viewsDeleted } from '../images/viewed';
import { noneToRestoreText, restoreWords } from '../../words/edits/messages';

export interface ImageRestorerOptions {
  readonly current: Pick<CurrentProduct, 'editable' | 'change'>;
  readonly undo: Pick<UndoStack, 'push'>;
  readonly imageFocus: Pick<ImageFocus, 'bringTo' | 'set'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Restores deleted images of the open product. */
export class ImageRestorer {
  constructor(private readonly _options: ImageRestorerOptions) {}

  /**
   * Restores one. By default it restores the one that is viewed, else the newest,
   * and focuses it. If an image is given, the focus stays where it is. An image
   * that was moved goes back, whether its old or its new name is given.
   *
   * @throws Conflict if another holds the product, if the product is completed,
   * or if the image is not among the deleted ones
   */
  restore(image?: ImagePath): void {
    const { current, imageFocus, trans, messages, undo } = this._options;
    const open = current.editable();
    if (!open) {
      return;
    }
    const { product, choices, focus } = open;
    const path =
      (image && (cameFrom(product, image) ?? image)) ??
      (viewsDeleted(open) ? open.viewing : undefined) ??
      deletedImages(product).find(({ state }) => state === 'restorable')?.path;
    if (path === undefined) {
      messages.show(noneToRestoreText(trans));
      return;
    }
    const copy = movedImage(product, path);
    const words = restoreWords(path, trans);
    current.change(
      open,
      { kind: 'restore', paths: [path] },
      words.label,
      // The restored image takes the slots of the copy that goes.
      copy === undefined ? choices : withImageMoved(choices, copy, path)
    );
    if (image === undefined) {
      imageFocus.bringTo(path);
    } else if (focus !== null && focus === copy) {
      imageFocus.set(only(path));
    }
    const message = words.done;
    undo.push(
      copy === undefined
        ? { kind: 'added', message, paths: [path] }
        : { kind: 'putBack', message, moves: [{ from: copy, to: path }] }
    );
    messages.show(message, true);
  }
}

/** The name that a listed image had before it was moved. */
function cameFrom(product: Product, image: ImagePath): ImagePath | undefined {
  return deletedImages(product).find(
    ({ now, state }) => now === image && state === 'restorable'
  )?.path;
}
