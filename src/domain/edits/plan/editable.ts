import { Conflict, Invalid } from '../../errors';
import type { Folder, ImagePath } from '../../images/image';
import { hasImage, splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';

/** @throws Conflict where a completed product's images were about to change: it must be reopened first */
export function checkOpenForChange(product: Product): void {
  if (product.status === 'COMPLETED') {
    throw new Conflict(
      `${product.productId} is completed; its images are not changed.`,
      { remedy: 'Reopen it first.' }
    );
  }
}

/** @throws Conflict where the product no longer lists an image */
export function checkListed(product: Product, path: ImagePath): void {
  if (!hasImage(product, path)) {
    throw new Conflict(
      `${path} is no longer among the images of ${product.productId}.`,
      { remedy: 'Refresh the product to see what it has now.' }
    );
  }
}

/** @throws Invalid where a folder's list could not be read, since writing it would lose what it holds */
export function checkReadable(
  product: Product,
  folders: readonly Folder[]
): void {
  const broken = folders.find(folder => product.unreadable.includes(folder));
  if (broken) {
    throw new Invalid(
      `${broken} of ${product.productId} is not a list of file names; it was left as it is.`,
      { remedy: 'Mend the attribute in the table, then refresh.' }
    );
  }
}

/** The lists with some images taken out; only folders that change. */
export function listsWithout(
  product: Product,
  paths: readonly ImagePath[]
): Partial<Record<Folder, readonly string[]>> {
  const lists: Partial<Record<Folder, readonly string[]>> = {};
  for (const path of paths) {
    const { folder, filename } = splitImagePath(path);
    lists[folder] = (lists[folder] ?? product.images[folder]).filter(
      name => name !== filename
    );
  }
  return lists;
}
