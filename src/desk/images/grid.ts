import type { Folder, ImagePath } from '../../domain/images/image';
import { FOLDERS, imagePath } from '../../domain/images/image';
import { naturalOrder } from '../../domain/images/naturalOrder';
import type { Product } from '../../domain/product/product';
import type { Section } from '../state';

export type Direction = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

/** The images of a product as they are shown: by folder, in natural order. */
export function sectionsOf(product: Pick<Product, 'images'>): Section[] {
  return FOLDERS.map(folder => ({
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
    default:
      return verticalNeighbour(
        rowsOf(sections, collapsed, Math.max(1, columns)),
        shown[at],
        direction === 'up' ? -1 : 1
      );
  }
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
 * Where the focus goes when images leave their section: to the image that follows
 * the first of them, else the one before it, else the first of the next section,
 * else the last one that stays.
 */
export function focusAfterLeaving(
  sections: readonly Section[],
  collapsed: ReadonlySet<Folder>,
  leaving: ReadonlySet<ImagePath>
): ImagePath | null {
  const stays = (image: ImagePath): boolean => !leaving.has(image);
  const shown = sections.filter(section => !collapsed.has(section.folder));
  const at = shown.findIndex(section =>
    section.images.some(i => leaving.has(i))
  );
  if (at < 0) {
    return null;
  }
  const { images } = shown[at];
  const first = images.findIndex(image => leaving.has(image));
  const later = shown.slice(at + 1).flatMap(section => section.images);
  const earlier = shown.slice(0, at).flatMap(section => section.images);
  return (
    images.slice(first).find(stays) ??
    images.slice(0, first).reverse().find(stays) ??
    later.find(stays) ??
    earlier.reverse().find(stays) ??
    null
  );
}
