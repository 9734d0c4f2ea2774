import { chosenImages } from '../board/choices';
import type { ImagePath } from '../images/image';
import { hasImage, imagePath, isFolder, splitImagePath } from '../images/image';
import type { DeletedImage, Product } from '../product/product';
import { imagePaths } from '../product/product';
import { mayBeUnreadChoice } from '../board/stored/unreadChoices';

/** An image that `deleted` records as deleted or moved, and that its old list names again. */
export interface BroughtBackImage extends DeletedImage {
  readonly path: ImagePath;
  /**
   * Why only a person can decide, or undefined if the name may be removed
   * again. `choice`: the image is chosen, or may be by choices that cannot be
   * read. `copy`: it was moved, and its copy is
   * neither listed nor deleted, so that no list would name it.
   */
  readonly blockedBy?: 'choice' | 'copy';
}

/**
 * Images that are in `deleted` (not purged, not restored) and in the list of
 * their folder. Restoring an image removes its entry. So another program listed
 * these images again, by writing a list that it had read earlier. Each image is
 * there once, with what happened to it last, in the order of `deleted`.
 */
export function broughtBack(product: Product): readonly BroughtBackImage[] {
  const found = new Map<ImagePath, BroughtBackImage>();
  for (const entry of product.deleted) {
    const { folder, filename, purgedAt } = entry;
    const path = isFolder(folder) ? imagePath(folder, filename) : undefined;
    if (path && purgedAt === undefined && hasImage(product, path)) {
      found.set(path, { ...entry, path, blockedBy: keptFor(product, path) });
    }
  }
  return [...found.values()];
}

function keptFor(
  product: Product,
  path: ImagePath
): BroughtBackImage['blockedBy'] {
  const { filename } = splitImagePath(path);
  if (
    chosenImages(product.choices).includes(path) ||
    mayBeUnreadChoice(product, filename)
  ) {
    return 'choice';
  }
  return isAccountedFor(product, path) ? undefined : 'copy';
}

/**
 * Whether an image of `deleted` is accounted for: it is deleted, or the copy
 * that one or more moves made is listed.
 */
function isAccountedFor(product: Product, from: ImagePath): boolean {
  const listed = new Set<string>(imagePaths(product));
  listed.delete(from);
  const last = new Map(
    product.deleted.map(entry => [`${entry.folder}/${entry.filename}`, entry])
  );
  const seen = new Set<string>();
  for (let path: string = from; !seen.has(path);) {
    seen.add(path);
    const entry = last.get(path);
    if (entry === undefined) {
      return false;
    }
    if (entry.movedTo === undefined || listed.has(entry.movedTo)) {
      return true;
    }
    path = entry.movedTo;
  }
  // The moves form a circle, so it is not known.
  return false;
}
