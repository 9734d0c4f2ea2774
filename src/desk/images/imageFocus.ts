import { restorable } from '../../domain/edits/deletedImages';
import type { Folder, ImagePath } from '../../domain/images/image';
import { splitImagePath } from '../../domain/images/image';
import type { Direction } from './grid';
import { focusAfter, neighbour, shownImages } from './grid';
import type { Selection } from './selection';
import { selectAll, extended, only, stillShown, toggled } from './selection';
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

/** Moves the focus and the selection in the open product; the viewer follows. */
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
      this.set(selectAll(open, shown ? section.images : []));
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
        // The viewer shows one image at a time.
        open.viewing === null ? this.columns : 1
      );
    const next = from(open.focus);
    // The image that is compared is skipped.
    const to = next === open.comparing && next ? from(next) : next;
    if (to !== undefined && to !== open.focus && to !== open.comparing) {
      this.set(extend ? extended(open, this._shown(open), to) : only(to));
      return true;
    }
    return false;
  }

  /** After a slot key: goes on to the next image. */
  advance(): void {
    const open = this._open;
    if (open && open.focus !== null && this._options.advance()) {
      const next = focusAfter(open, open.focus, open.choices);
      if (next !== open.focus) {
        this.set(only(next));
      }
    }
  }

  /** Sets the focus and the selection; the focused image's section is opened. */
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
   * Focuses an image, also in a collapsed section, and asks the view to move the
   * keyboard's focus to it. An image that is not there is ignored.
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
   * Sets the focus after images left: it stays, or goes on to the next image.
   *
   * @param before - the product before they left
   */
  leave(before: OpenProduct, images: readonly ImagePath[]): void {
    const { focus, choices } = before;
    const leaving = new Set(images);
    const to =
      focus === null || !leaving.has(focus)
        ? focus
        : focusAfter(before, focus, choices, leaving);
    this.set(only(to));
    this.bringTo(to);
  }

  /** @param given - by default the focused image's folder */
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
   * Opens the viewer, or closes it if it already shows that image. A deleted image
   * can only be viewed: the focus stays where it is.
   *
   * @throws NotFound if the image is neither there nor deleted
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
      // The view of deleted images knows from where it was opened.
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
