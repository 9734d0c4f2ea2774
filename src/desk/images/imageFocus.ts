import { slotOf } from '../../domain/board/choices';
import { restorable } from '../../domain/edits/deletedImages';
import type { Folder, ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { Direction } from './grid';
import { focusAfterLeaving, neighbour, shownImages } from './grid';
import type { Selection } from './selection';
import { all, extended, only, stillShown, toggled } from './selection';
import type { DeskState, OpenProduct } from '../state';
import { openProductOf, setOpen } from '../state';
import type { Store } from '../store';
import { checkThere, deletedBeside, viewedAt, viewsDeleted } from './viewed';

/** What is selected, and how; the focused image and its section by default. */
export interface Selecting {
  image?: ImagePath;
  folder?: Folder;
  mode: 'only' | 'toggle' | 'range' | 'section' | 'reset';
}

export interface ImageFocusOptions {
  readonly store: Store<DeskState>;
  /** Whether a slot key goes on to the next image. */
  readonly advance: () => boolean;
}

/** Moves the focus and the selection of the open product, and the viewer with them. */
export class ImageFocus {
  columns = 1;

  constructor(private readonly _options: ImageFocusOptions) {}

  private get _open(): OpenProduct | undefined {
    return openProductOf(this._options.store.state);
  }

  /** Selects by click or key. */
  select({ image, folder, mode }: Selecting): void {
    const open = this._open;
    const target = image ?? open?.focus ?? undefined;
    if (!open) {
      return;
    }
    if (mode === 'section') {
      const section = open.sections.find(
        ({ folder: name, images }) =>
          name === folder ||
          (folder === undefined &&
            target !== undefined &&
            images.includes(target))
      );
      const shown = section && !open.collapsed.has(section.folder);
      this.set(all(open, shown ? section.images : []));
    } else if (target !== undefined) {
      const next = {
        only: () => only(target),
        reset: () => only(open.focus),
        toggle: () => toggled(open, target),
        range: () => extended(open, this._shown(open), target)
      }[mode]();
      this.set(next);
    }
  }

  /** @returns whether there was somewhere to go */
  move(direction: Direction, extend = false): boolean {
    const open = this._open;
    if (!open) {
      return false;
    }
    if (viewsDeleted(open)) {
      const beside = deletedBeside(open, direction);
      if (beside !== undefined) {
        this._look(beside);
      }
      return beside !== undefined;
    }
    const from = (image: ImagePath | null): ImagePath | undefined =>
      neighbour(
        open.sections,
        open.collapsed,
        image,
        direction,
        // The viewer shows one after another.
        open.viewing === null ? this.columns : 1
      );
    const next = from(open.focus);
    // What stands beside it already is stepped over.
    const to = next === open.comparing && next ? from(next) : next;
    if (to !== undefined && to !== open.focus && to !== open.comparing) {
      this.set(extend ? extended(open, this._shown(open), to) : only(to));
      return true;
    }
    return false;
  }

  /** After a slot key: on to the next image in no slot. */
  advance(): void {
    const open = this._open;
    if (!open || !this._options.advance()) {
      return;
    }
    const shown = this._shown(open);
    const at = open.focus === null ? -1 : shown.indexOf(open.focus);
    const next = shown
      .slice(at + 1)
      .find(path => slotOf(open.choices, path) === undefined);
    if (next !== undefined) {
      this.set(only(next));
    }
  }

  /** The focused image is shown: its section opens for it. */
  set(selection: Selection): void {
    const open = this._open;
    if (open) {
      const { focus } = selection;
      const collapsed = new Set(open.collapsed);
      const opened =
        focus !== null && collapsed.delete(splitImagePath(focus).folder);
      setOpen(this._options.store, {
        focus,
        selection: selection.selection,
        anchor: selection.anchor,
        ...viewedAt(open, focus),
        ...(opened ? { collapsed } : {})
      });
    }
  }

  /**
   * Focuses an image, out of a collapsed section too, and asks the view to
   * bring the keyboard's focus to it. One that is not there is passed over.
   */
  bringTo(image: ImagePath | null): void {
    const open = this._open;
    if (open) {
      const { sections, collapsed, focusRequest } = open;
      const section = sections.find(
        ({ images }) => image !== null && images.includes(image)
      );
      if (section && collapsed.has(section.folder)) {
        this.toggleSection(section.folder);
      }
      if (section) {
        this.set(only(image));
      }
      setOpen(this._options.store, { focusRequest: focusRequest + 1 });
    }
  }

  /**
   * The focus after images left: where it was, else on what takes their place.
   *
   * @param before - the product with them
   */
  leave(before: OpenProduct, images: readonly ImagePath[]): void {
    const { sections, collapsed, focus } = before;
    const leaving = new Set(images);
    const to =
      focus !== null && !leaving.has(focus)
        ? focus
        : focusAfterLeaving(sections, collapsed, leaving);
    this.set(only(to));
    this.bringTo(to);
  }

  /** @param given - the focused image's folder where left out */
  toggleSection(given?: Folder): void {
    const open = this._open;
    const folder = given ?? (open?.focus && splitImagePath(open.focus).folder);
    if (open && folder) {
      const collapsed = new Set(open.collapsed);
      if (!collapsed.delete(folder)) {
        collapsed.add(folder);
      }
      const shown = shownImages(open.sections, collapsed);
      setOpen(this._options.store, {
        collapsed,
        ...stillShown(open, shown, shown[0] ?? null)
      });
    }
  }

  /**
   * Opens the viewer, or closes it where it shows that image already. One that
   * left the product is looked at and no more: the focus stays where it is.
   *
   * @throws NotFound for an image that is neither there nor deleted
   */
  view(image: ImagePath | undefined): void {
    const open = this._open;
    const viewing = image ?? open?.viewing ?? open?.focus ?? null;
    if (!open || viewing === null) {
      return;
    }
    if (open.viewing === viewing) {
      this.closeViewer();
    } else if (restorable(open.product, viewing)) {
      this._look(viewing);
    } else {
      checkThere(open, viewing);
      this.set(only(viewing));
      this._look(viewing);
    }
  }

  closeViewer(): void {
    const open = this._open;
    if (open?.viewing) {
      setOpen(this._options.store, { viewing: null, comparing: null });
      // The view of the deleted ones knows where it was opened.
      if (!viewsDeleted(open)) {
        this.bringTo(null);
      }
    }
  }

  private _look(viewing: ImagePath): void {
    setOpen(this._options.store, { viewing, comparing: null });
  }

  private _shown(open: OpenProduct): readonly ImagePath[] {
    return shownImages(open.sections, open.collapsed);
  }
}
