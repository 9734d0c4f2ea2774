import { Conflict, Invalid } from '../../errors';
import type { Folder, ImagePath } from '../../images/image';
import { hasImage, splitImagePath } from '../../images/image';
import { productPrefix } from '../../product/objectKey';
import type { Product } from '../../product/product';

/** @throws Conflict if a completed product's images were about to change: it must be reopened first */
export function checkOpenForChange(product: Product): void {
  if (product.status === 'COMPLETED') {
    throw new Conflict('product-completed', { productId: product.productId });
  }
}

/**
 * The keys of a product's images are made of its names, and its counters of its
 * main category.
 *
 * @throws Invalid if its main category or id is missing or cannot be in a key:
 * if it were completed, its images could not be tagged
 */
export function checkAddress(product: Product): void {
  productPrefix('', product);
}

/** @throws Conflict if the product no longer lists an image */
export function checkListed(product: Product, path: ImagePath): void {
  if (!hasImage(product, path)) {
    const { productId } = product;
    throw new Conflict('image-not-listed', { path, productId });
  }
}

/** @throws Invalid if a folder's list could not be read, since writing it would lose what it holds */
export function checkReadable(
  product: Product,
  folders: readonly Folder[]
): void {
  const { productId, unreadable } = product;
  const folder = folders.find(one => unreadable.includes(one));
  if (folder) {
    throw new Invalid('list-unreadable', { folder, productId });
  }
}

/** The lists without some images. Only folders that change are included. */
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
