import { chosen } from '../../domain/board/choices';
import type { ImagePath } from '../../domain/images/image';
import { hasImage } from '../../domain/images/image';
import type { Slot } from '../../domain/board/slots';
import { shownImages } from '../images/grid';
import { only, selectedInOrder } from '../images/selection';
import { checkThere } from '../images/viewed';
import type { Trans } from '../../words/trans';
import type { Messages } from '../messages';
import type { DeskState, OpenProduct } from '../state';
import { openProductOf, setOpen } from '../state';
import type { Store } from '../store';
import type { Viewer } from './viewer';
import { nothingToCompareText } from '../../words/viewer/messages';

/**
 * Two images to compare. `other` is by default another selected image, else a
 * chosen one, else the next. Without arguments, the same again ends it.
 */
export interface Pair {
  image?: ImagePath;
  other?: ImagePath;
}

export interface ComparisonOptions {
  readonly store: Store<DeskState>;
  readonly viewer: Pick<Viewer, 'store'>;
  readonly messages: Messages;
  readonly trans: Trans;
}

/** Shows two images of the open product side by side. */
export class Comparison {
  constructor(private readonly _options: ComparisonOptions) {}

  /**
   * Compares; the same again ends it.
   *
   * @throws NotFound if the product does not have an image
   */
  compare({ image, other }: Pair): void {
    const { store, viewer, messages, trans } = this._options;
    const open = openProductOf(store.state);
    const first = image ?? open?.focus;
    if (!open || !first) {
      return;
    }
    if (open.comparing !== null && image === undefined && other === undefined) {
      setOpen(store, { comparing: null });
      return;
    }
    [first, other].forEach(path => checkThere(open, path));
    const second = other ?? toCompare(open, first, store.state.slots);
    if (second === undefined || second === first) {
      messages.show(nothingToCompareText(trans));
      return;
    }
    viewer.store.set({ second: false, crop: null });
    setOpen(store, {
      // Keys act on one image, never on both, so that it is clear which one goes.
      ...only(first),
      viewing: first,
      comparing: second
    });
  }

  /** Both images stay where they are; the keys act on the other one. */
  swap(): void {
    const { store, viewer } = this._options;
    const open = openProductOf(store.state);
    if (open?.viewing && open.comparing) {
      const { viewing, comparing } = open;
      viewer.store.set({ second: !viewer.store.state.second });
      setOpen(store, {
        ...only(comparing),
        viewing: comparing,
        comparing: viewing
      });
    }
  }
}

/** The image to compare with: another selected one, else a chosen one in the order of the slots, else a neighbour. */
function toCompare(
  open: OpenProduct,
  image: ImagePath,
  slots: readonly Slot[]
): ImagePath | undefined {
  const shown = shownImages(open.sections, open.collapsed);
  const at = shown.indexOf(image);
  return [
    ...selectedInOrder(open),
    ...slots.flatMap(slot => chosen(open.choices, slot.id)),
    ...shown.slice(at + 1),
    ...shown.slice(0, Math.max(0, at)).reverse()
  ].find(path => path !== image && hasImage(open.product, path));
}
