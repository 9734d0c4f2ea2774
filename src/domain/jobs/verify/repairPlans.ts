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
 * Takes images that another program brought back (`broughtBack`) out of their
 * lists again. Their entries and objects stay; an entry more says who took
 * them out, and counts their days until `purge` anew, since somebody may have
 * wanted them back. Of a completed product too: none of them is chosen.
 *
 * @param alsoReads - further attributes that must be as they were read
 * @throws Conflict for an image that was not brought back, or about which a
 * person must decide; Invalid, TooLarge where the item cannot be written
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
    if (image === undefined || image.blockedBy !== undefined) {
      throw new Conflict(
        image
          ? `${path} of ${product.productId} was not taken out: ${image.blockedBy === 'choice' ? 'a choice points at it' : 'its copy is not listed'}.`
          : `${path} of ${product.productId} is not among the images that were brought back.`,
        { remedy: 'Open the product, and keep or delete the image.' }
      );
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
