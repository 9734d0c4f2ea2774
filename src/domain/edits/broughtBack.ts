import { chosenImages } from '../board/choices';
import type { ImagePath } from '../images/image';
import { hasImage, imagePath, isFolder } from '../images/image';
import type { DeletedImage, Product } from '../product/product';
import { imagePaths } from '../product/product';

/** An image that is deleted or moved by the product's own record, and named in its old list again. */
export interface BroughtBackImage extends DeletedImage {
  readonly path: ImagePath;
  /**
   * Why only a person can say what is right, or undefined where the name may
   * be taken out again: a `choice` points at it, or it was moved and its
   * `copy` is neither listed nor deleted, so that it would be lost to view.
   */
  readonly blockedBy?: 'choice' | 'copy';
}

/**
 * Images that stand in `deleted` (not purged, not restored) and are listed in
 * their folder all the same. A restore of ours takes the entry out, so another
 * program, which writes lists as it read them once, brought these back. Each
 * image once, with what happened to it last; in the order of `deleted`.
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
  if (chosenImages(product.choices).includes(path)) {
    return 'choice';
  }
  return isAccountedFor(product, path) ? undefined : 'copy';
}

/**
 * Whether an image of `deleted` is where it was meant to go: deleted for good,
 * or listed where it was moved to, be it by several moves.
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
  // In a circle: nobody can say.
  return false;
}
