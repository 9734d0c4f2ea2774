import { slotOf } from '../../domain/board/choices';
import type { ImagePath } from '../../domain/images/image';
import type { OpenProduct } from '../state';

/** What a key or a click acts on. The focused image is always selected. */
export interface Selection {
  readonly focus: ImagePath | null;
  readonly selection: ReadonlySet<ImagePath>;
  /** Where a range begins. */
  readonly anchor: ImagePath | null;
}

/** Only this image: an arrow moves focus and selection together. */
export function only(image: ImagePath | null): Selection {
  return {
    focus: image,
    selection: new Set(image === null ? [] : [image]),
    anchor: image
  };
}

/** Adds an image to the selection and focuses it, or takes it out. If the focused image is taken out, another selected image gets the focus. */
export function toggled(current: Selection, image: ImagePath): Selection {
  const selection = new Set(current.selection);
  if (!selection.has(image)) {
    selection.add(image);
    return { focus: image, selection, anchor: image };
  }
  if (selection.size === 1) {
    return only(image);
  }
  selection.delete(image);
  const focus =
    current.focus === image || current.focus === null
      ? ([...selection].pop() ?? null)
      : current.focus;
  return { focus, selection, anchor: focus };
}

/** From the anchor to an image, through the images that are shown. */
export function extended(
  current: Selection,
  shown: readonly ImagePath[],
  to: ImagePath
): Selection {
  const anchor = current.anchor ?? current.focus ?? to;
  const from = shown.indexOf(anchor);
  const until = shown.indexOf(to);
  if (from < 0 || until < 0) {
    return only(to);
  }
  const range = shown.slice(Math.min(from, until), Math.max(from, until) + 1);
  return { focus: to, selection: new Set(range), anchor };
}

/** Selects all given images; the focus stays if it is among them. */
export function selectAll(
  current: Selection,
  images: readonly ImagePath[]
): Selection {
  if (images.length === 0) {
    return current;
  }
  const focus =
    current.focus !== null && images.includes(current.focus)
      ? current.focus
      : images[0];
  return { focus, selection: new Set(images), anchor: focus };
}

/** The selected images that are still shown. The focus moves to `instead` if its image is not shown. */
export function stillShown(
  current: Selection,
  shown: readonly ImagePath[],
  instead: ImagePath | null
): Selection {
  const isShown = new Set(shown);
  if (current.focus === null || !isShown.has(current.focus)) {
    return only(instead);
  }
  return {
    focus: current.focus,
    selection: new Set([...current.selection].filter(i => isShown.has(i))),
    anchor:
      current.anchor !== null && isShown.has(current.anchor)
        ? current.anchor
        : current.focus
  };
}

/** The focused image and those behind it in its section, without those that are chosen. */
export function restOfSection({
  sections,
  focus,
  choices
}: Pick<OpenProduct, 'sections' | 'focus' | 'choices'>): readonly ImagePath[] {
  if (focus === null) {
    return [];
  }
  const section = sections.find(({ images }) => images.includes(focus));
  const images = section?.images ?? [];
  return images
    .slice(images.indexOf(focus))
    .filter(image => slotOf(choices, image) === undefined);
}

/** The selected images in the order in which they are shown. */
export function selectedInOrder(
  open: Pick<OpenProduct, 'sections' | 'selection'>
): readonly ImagePath[] {
  return open.sections
    .flatMap(section => section.images)
    .filter(image => open.selection.has(image));
}
