import { broughtBack } from '../broughtBack';
import { Conflict } from '../../errors';
import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import { nextTimestamp } from '../../product/timestamp';
import { deletedEntry, storedDeleted } from './deletedEntry';
import { checkReadable, listsWithout } from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';

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
