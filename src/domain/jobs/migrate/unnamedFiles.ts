import type { ImagePath } from '../../images/image';
import { isFolder } from '../../images/image';
import { imagePaths } from '../../product/product';
import type { Product } from '../../product/product';

/**
 * Local images that a product in the catalogue names nowhere, neither in a
 * list nor in `deleted`: new ones, or ones that somebody renamed. A person
 * decides; migration adds nothing to a product that people may be working on.
 */
export function unnamedFiles(
  product: Pick<Product, 'images' | 'deleted'>,
  local: readonly ImagePath[]
): readonly ImagePath[] {
  const named = new Set<string>([
    ...imagePaths(product),
    ...product.deleted
      .filter(({ folder }) => isFolder(folder))
      .map(({ folder, filename }) => `${folder}/${filename}`)
  ]);
  return local.filter(path => !named.has(path));
}
