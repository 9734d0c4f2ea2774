import type { ImagePath } from '../image';
import { isFolder } from '../image';
import { imagePaths } from '../product';
import type { Product } from '../product';

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
