import { withImageMoved } from '../domain/choices';
import {
  copyPutBack,
  deletedImages,
  movedImage
} from '../domain/deletedImages';
import type { ImagePath } from '../domain/image';
import type { Changing } from './changing';
import type { DeskContext } from './context';
import { editable, openProductOf } from './context';

/** Brings images back from the deleted ones of the open product, and away again. */
export class Restoring {
  constructor(
    private readonly _context: DeskContext,
    private readonly _changing: Pick<Changing, 'restore' | 'takeOut'>
  ) {}

  /**
   * Brings one back. The newest where none is named: then the focus goes to
   * it, else it stays where the person is.
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
    const { product } = open;
    const path =
      image ??
      deletedImages(product).find(({ state }) => state === 'restorable')?.path;
    if (path === undefined) {
      messages.say(trans.__('No deleted image can be restored'));
      return;
    }
    const wasMoved = movedImage(product, path) !== undefined;
    this._bring(path, image === undefined);
    const said = trans.__('Restored %1', path);
    undo.push({
      said,
      back: () =>
        wasMoved ? this._moveAgain(path) : this._changing.takeOut([path]),
      forth: () => this._bring(path, true)
    });
    messages.say(said, true);
  }

  /** What was chosen of the copy that leaves is chosen of the image that comes. */
  private _bring(path: ImagePath, focus: boolean): void {
    const open = openProductOf(this._context.store.state);
    if (open) {
      const { product, choices } = open;
      const copy = movedImage(product, path);
      this._changing.restore(
        [path],
        copy === undefined ? choices : withImageMoved(choices, copy, path),
        focus
      );
    }
  }

  /** The copy of a move is still there: it is listed again, under the name that it got. */
  private _moveAgain(path: ImagePath): void {
    const open = openProductOf(this._context.store.state);
    const copy = open && copyPutBack(open.product, path);
    if (copy !== undefined) {
      this._bring(copy, true);
    }
  }
}
