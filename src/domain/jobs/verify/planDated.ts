import { categoryStatus } from '../../catalogueItem';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { productChange } from '../../edits/plan/itemChange';
import { CLAIM_READS } from '../../edits/plan/programAuthor';
import type { Product } from '../../product/product';

/**
 * Gives a product the attributes by which the indexes have it, where it has no
 * `last_updated_at`: every change sets one.
 *
 * @param product - with a status
 * @throws TooLarge where the item would be
 */
export function planDated(product: Product, author: Author): ItemChange {
  return productChange(product, author, {
    reads: ['current_status', 'last_updated_at', ...CLAIM_READS],
    set: {
      category_status: categoryStatus(product.subCategory, product.status)
    }
  });
}
