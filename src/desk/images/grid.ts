import type { Folder, ImagePath } from '../../domain/images/image';
import type { Choices } from '../../domain/board/choices';
import { slotOf } from '../../domain/board/choices';
import { imagePath } from '../../domain/images/image';
import { naturalOrder } from '../../domain/images/naturalOrder';
import type { Product } from '../../domain/product/product';
import type { OpenProduct, Section } from '../state';

export type Direction =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'first'
  | 'last'
  | 'previous-section'
  | 'next-section'
  | 'section-start'
  | 'section-end';

/**
 * The images of a product as they are shown: by folder, in natural order.
 *
 * @param folders - all folders, in the team's order
 */
export function sectionsOf(
  product: Pick<Product, 'images'>,
  folders: readonly Folder[]
): Section[] {
  return folders.map(folder => ({
    folder,
    images: [...new Set(product.images[folder])]
      .sort(naturalOrder)
      .map(filename => imagePath(folder, filename))
  }));
}

/** The images that can be seen, in reading order. A range contains no other. */
export function shownImages(
  sections: readonly Section[],
  collapsed: ReadonlySet<Folder>
): readonly ImagePath[] {
  return sections
    .filter(section => !collapsed.has(section.folder))
    .flatMap(section => section.images);
}

/**
 * The image that an arrow key leads to, or undefined at the edge. Up and down keep
 * the column across sections if the row is long enough.
 */
export function neighbour(
  sections: readonly Section[],
  collapsed: ReadonlySet<Folder>,
  from: ImagePath | null,
  direction: Direction,
  columns: number
): ImagePath | undefined {
  const shown = shownImages(sections, collapsed);
  const at = from === null ? -1 : shown.indexOf(from);
  if (at < 0 || direction === 'first') {
    return shown[0];
  }
  switch (direction) {
    case 'last':
      return shown[shown.length - 1];
    case 'left':
      return shown[at - 1];
    case 'right':
      return shown[at + 1];
    case 'previous-section':
    case 'next-section':
      return firstBeside(
        sections.filter(({ folder }) => !collapsed.has(folder)),
        shown[at],
        direction === 'next-section' ? 1 : -1
      );
    case 'section-start':
      return sectionWith(sections, shown[at])?.images[0];
    case 'section-end':
      return sectionWith(sections, shown[at])?.images.at(-1);
    default:
      return verticalNeighbour(
        rowsOf(sections, collapsed, Math.max(1, columns)),
        shown[at],
        direction === 'up' ? -1 : 1
      );
  }
}

function sectionWith(
  sections: readonly Section[],
  image: ImagePath
): Section | undefined {
  return sections.find(({ images }) => images.includes(image));
}

/** The first image of the section before or after that of an image. Before the first section, it is that section's first. */
function firstBeside(
  sections: readonly Section[],
  from: ImagePath,
  step: -1 | 1
): ImagePath | undefined {
  const filled = sections.filter(({ images }) => images.length > 0);
  const at = filled.findIndex(({ images }) => images.includes(from));
  return filled[step < 0 ? Math.max(0, at - 1) : at + 1]?.images[0];
}

function rowsOf(
  sections: readonly Section[],
  collapsed: ReadonlySet<Folder>,
  columns: number
): readonly (readonly ImagePath[])[] {
  const rows: ImagePath[][] = [];
  for (const { folder, images } of sections) {
    for (
      let at = 0;
      !collapsed.has(folder) && at < images.length;
      at += columns
    ) {
      rows.push(images.slice(at, at + columns));
    }
  }
  return rows;
}

function verticalNeighbour(
  rows: readonly (readonly ImagePath[])[],
  from: ImagePath,
  step: -1 | 1
): ImagePath | undefined {
  const at = rows.findIndex(row => row.includes(from));
  const row = rows[at + step];
  return row?.[Math.min(rows[at].indexOf(from), row.length - 1)];
}

/**
 * Where the focus goes when a key has dealt with an image, by choosing, moving or
 * deleting it: to the next image in reading order that is in no slot, across the
 * ends of sections, and backwards only if there is none. If every image is in a
 * slot, it stays, or goes to the next one if its image left.
 *
 * @param choices - after the key
 * @param leaving - images that are about to leave their sections
 */
export function focusAfter(
  { sections, collapsed }: Pick<OpenProduct, 'sections' | 'collapsed'>,
  from: ImagePath,
  choices: Choices,
  leaving: ReadonlySet<ImagePath> = new Set()
): ImagePath | null {
  const shown = shownImages(sections, collapsed);
  const at = shown.indexOf(from);
  const others = [
    ...shown.slice(at + 1),
    ...shown.slice(0, Math.max(0, at)).reverse()
  ].filter(image => !leaving.has(image));
  return (
    others.find(image => slotOf(choices, image) === undefined) ??
    (leaving.has(from) ? (others[0] ?? null) : from)
  );
}
