import type { ImagePath } from '../../images/image';
import { splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import type { ChoicesRules } from '../../board/stored/choicesFormat';
import { CHOICES_READS, storedChoices } from './storedChoices';
import { deletedEntry, storedDeleted } from './deletedEntry';
import {
  checkListed,
  checkOpenForChange,
  checkReadable,
  listsWithout
} from './editable';
import type { Author, ItemChange } from './itemChange';
import { productChange } from './itemChange';
import { nextTimestamp } from '../../product/timestamp';
import { withoutImage } from '../../board/choices';

/**
 * Deletes images: their names move from the lists to `deleted`. No object is
 * touched.
 *
 * @throws Conflict for a completed product or an image it does not list
 */
export function planDelete(
  product: Product,
  paths: readonly ImagePath[],
  rules: ChoicesRules,
  author: Author
): ItemChange {
  checkOpenForChange(product);
  const folders = [...new Set(paths.map(path => splitImagePath(path).folder))];
  checkReadable(product, folders);
  paths.forEach(path => checkListed(product, path));
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  return productChange(product, author, {
    reads: ['current_status', 'deleted', ...CHOICES_READS, ...folders],
    set: {
      ...listsWithout(product, paths),
      deleted: [
        ...storedDeleted(product.item.deleted),
        ...paths.map(path => deletedEntry(path, author, at))
      ],
      ...storedChoices(product, rules, at, choices =>
        paths.reduce(withoutImage, choices)
      )
    }
  });
}
