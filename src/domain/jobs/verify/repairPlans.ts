import { broughtBack } from '../../edits/broughtBack';
import { Conflict } from '../../errors';
import type { ImagePath } from '../../images/image';
import { splitImagePath, FOLDERS } from '../../images/image';
import type { Product } from '../../product/product';
import { nextTimestamp } from '../../product/timestamp';
import { deletedEntry, storedDeleted } from '../../edits/plan/deletedEntry';
import { checkReadable, listsWithout } from '../../edits/plan/editable';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { productChange } from '../../edits/plan/itemChange';
import { CLAIM_READS } from '../programAuthor';
import { categoryStatus } from '../../catalogueItem';

/**
 * Removes images that another program listed again (`broughtBack`) from their
 * lists. Their entries and objects stay. A new entry names who removed them and
 * restarts their days until `purge`, since somebody may have wanted them back.
 * Completed products may be changed too, since none of the images is chosen.
 *
 * @param alsoReads - further attributes that must not have changed
 * @throws Conflict for an image that was not listed again, or about which a
 * person must decide; Invalid or TooLarge if the item cannot be written
 */
export function planTakeOutAgain(
  product: Product,
  paths: readonly ImagePath[],
  author: Author,
  alsoReads: readonly string[] = []
): ItemChange {
  const found = broughtBack(product);
  const entries = paths.map(path => {
    const image = found.find(other => other.path === path);
    const { productId } = product;
    if (image === undefined) {
      throw new Conflict('not-brought-back', { path, productId });
    }
    if (image.blockedBy !== undefined) {
      const because = image.blockedBy;
      throw new Conflict('not-taken-out', { path, productId, because });
    }
    const at = nextTimestamp(author.now, product.lastUpdatedAt);
    return deletedEntry(
      path,
      author,
      at,
      image.movedTo as ImagePath | undefined
    );
  });
  const folders = [...new Set(paths.map(path => splitImagePath(path).folder))];
  checkReadable(product, folders);
  return productChange(product, author, {
    reads: [
      'current_status',
      'deleted',
      'representative_assets',
      ...folders,
      ...alsoReads
    ],
    set: {
      ...listsWithout(product, paths),
      deleted: [...storedDeleted(product.item.deleted), ...entries]
    }
  });
}

/**
 * Adds objects that nothing names to the product's list of deleted images,
 * where a person can find and restore them. Lists and status stay.
 *
 * @throws Invalid if `deleted` is not a list, TooLarge if the item would be too
 * large
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

/**
 * Sets the attributes that put a product into the indexes if it has no
 * `last_updated_at`. Every change sets that attribute.
 *
 * @param product - with a status
 * @throws TooLarge if the item would be too large
 */
export function planDated(product: Product, author: Author): ItemChange {
  return productChange(product, author, {
    reads: ['current_status', 'last_updated_at', ...CLAIM_READS],
    set: {
      category_status: categoryStatus(product.subCategory, product.status)
    }
  });
}
