import type { ImagePath } from '../../images/image';
import { FOLDERS } from '../../images/image';
import { deletedEntry, storedDeleted } from '../../edits/plan/deletedEntry';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { productChange } from '../../edits/plan/itemChange';
import { CLAIM_READS } from '../../edits/plan/programAuthor';
import type { Product } from '../../product/product';
import { nextTimestamp } from '../../product/timestamp';

/**
 * Puts objects that nothing names on the product's list of deleted images,
 * where a person finds and restores them. Lists and status stay.
 *
 * @throws Invalid where `deleted` is no list, TooLarge where the item would be
 */
export function planNameDeleted(
  product: Product,
  paths: readonly ImagePath[],
  author: Author
): ItemChange {
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  return productChange(product, author, {
    reads: ['deleted', ...FOLDERS, ...CLAIM_READS],
    set: {
      deleted: [
        ...storedDeleted(product.item.deleted),
        ...paths.map(path => deletedEntry(path, author, at))
      ]
    }
  });
}
