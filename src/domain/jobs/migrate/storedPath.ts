import type { ImagePath } from '../../images/image';
import { hasImage, imagePath, splitImagePath } from '../../images/image';
import type { DeletedImage, Product } from '../../product/product';
import { foldName, sameName } from '../../sameName';

/**
 * The image that a local file became: itself, or the one that took its place
 * when the file changed. A migration's exchange is a move within one folder,
 * which no person makes: theirs lead to another folder.
 *
 * @returns undefined if the product does not list it: somebody moved or deleted it
 */
export function storedPath(
  product: Pick<Product, 'images' | 'deleted'>,
  local: ImagePath
): ImagePath | undefined {
  const { folder, filename } = splitImagePath(local);
  // A product may list both forms of a name.
  if (hasImage(product, local)) {
    return local;
  }
  const seen = new Set<string>();
  let wanted = foldName(filename);
  while (!seen.has(wanted)) {
    seen.add(wanted);
    const listed = product.images[folder].find(
      name => foldName(name) === wanted
    );
    if (listed !== undefined) {
      return imagePath(folder, listed);
    }
    const exchanged = product.deleted.find(
      entry =>
        entry.folder === folder &&
        foldName(entry.filename) === wanted &&
        entry.movedTo?.startsWith(`${folder}/`)
    )?.movedTo;
    if (exchanged === undefined) {
      return undefined;
    }
    wanted = foldName(exchanged.slice(folder.length + 1));
  }
  return undefined;
}

/** Whether somebody deleted an image, and did not move it: it never comes back by itself. */
export function isDeleted(
  product: Pick<Product, 'images' | 'deleted'>,
  local: ImagePath
): boolean {
  return (
    storedPath(product, local) === undefined &&
    entriesOf(product, local).some(({ movedTo }) => movedTo === undefined)
  );
}

/** Whether a product lists an image or has it among the deleted ones, in any Unicode form of its name. */
export function isKnown(
  product: Pick<Product, 'images' | 'deleted'>,
  local: ImagePath
): boolean {
  return (
    storedPath(product, local) !== undefined ||
    entriesOf(product, local).length > 0
  );
}

function entriesOf(
  { deleted }: Pick<Product, 'deleted'>,
  local: ImagePath
): readonly DeletedImage[] {
  return deleted.filter(entry =>
    sameName(`${entry.folder}/${entry.filename}`, local)
  );
}
