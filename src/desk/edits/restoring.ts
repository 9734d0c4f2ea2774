import { withImageMoved } from '../../domain/board/choices';
import { deletedImages, movedImage } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import { ask } from './asking';
import type { CurrentProduct } from '../product/currentProduct';
import type { DeskContext } from '../context';
import { editable } from '../context';
import type { Focusing } from '../images/focusing';
import { only } from '../images/selection';
import { viewsDeleted } from '../images/viewed';

/** Brings images back from the deleted ones of the open product. */
export class Restoring {
  constructor(
    private readonly _context: DeskContext,
    private readonly _workbench: CurrentProduct,
    private readonly _focusing: Focusing
  ) {}

  /**
   * Brings one back. Where none is named, the one that is looked at, else the
   * newest: then the focus goes to it, else it stays where the person is.
   *
   * @throws Conflict where the product is another's or completed, or the image
   * is not among the deleted ones
   */
  restore(image?: ImagePath): void {
    const open = editable(this._context);
    if (!open) {
      return;
    }
    const { trans, messages, undo } = this._context;
    const { product, choices, focus } = open;
    const path =
      image ??
      (viewsDeleted(open) ? open.viewing : undefined) ??
      deletedImages(product).find(({ state }) => state === 'restorable')?.path;
    if (path === undefined) {
      messages.show(trans.__('No deleted image can be restored'));
      return;
    }
    const copy = movedImage(product, path);
    ask(
      this._context,
      this._workbench,
      open,
      { kind: 'restore', paths: [path] },
      trans._n('Restore %1 image', 'Restore %1 images', 1),
      // What was chosen of the copy that leaves is chosen of the image that comes.
      copy === undefined ? choices : withImageMoved(choices, copy, path)
    );
    if (image === undefined) {
      this._focusing.bringTo(path);
    } else if (focus !== null && focus === copy) {
      this._focusing.set(only(path));
    }
    const message = trans.__('Restored %1', path);
    undo.push(
      copy === undefined
        ? { kind: 'added', message, paths: [path] }
        : { kind: 'putBack', message, moves: [{ from: copy, to: path }] }
    );
    messages.show(message, true);
  }
}
