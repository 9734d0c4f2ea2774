import { withImageMoved } from '../../domain/board/choices';
import { deletedImages, movedImage } from '../../domain/edits/deletedImages';
import type { ImagePath } from '../../domain/images/image';
import type { CurrentProduct } from '../product/currentProduct';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { UndoStack } from './undoStack';
import type { Focusing } from '../images/focusing';
import { only } from '../images/selection';
import { viewsDeleted } from '../images/viewed';

export interface RestoringOptions {
  readonly current: Pick<CurrentProduct, 'editable' | 'change'>;
  readonly undo: Pick<UndoStack, 'push'>;
  readonly focusing: Pick<Focusing, 'bringTo' | 'set'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Brings images back from the deleted ones of the open product. */
export class Restoring {
  constructor(private readonly _options: RestoringOptions) {}

  /**
   * Brings one back. Where none is named, the one that is looked at, else the
   * newest: then the focus goes to it, else it stays where the person is.
   *
   * @throws Conflict where the product is another's or completed, or the image
   * is not among the deleted ones
   */
  restore(image?: ImagePath): void {
    const { current, focusing, trans, messages, undo } = this._options;
    const open = current.editable();
    if (!open) {
      return;
    }
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
    current.change(
      open,
      { kind: 'restore', paths: [path] },
      trans._n('Restore %1 image', 'Restore %1 images', 1),
      // What was chosen of the copy that leaves is chosen of the image that comes.
      copy === undefined ? choices : withImageMoved(choices, copy, path)
    );
    if (image === undefined) {
      focusing.bringTo(path);
    } else if (focus !== null && focus === copy) {
      focusing.set(only(path));
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
