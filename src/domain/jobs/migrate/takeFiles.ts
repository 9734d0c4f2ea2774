import { chosenImages } from '../../board/choices';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { productChange } from '../../edits/plan/itemChange';
import { deletedEntry, storedDeleted } from '../../edits/plan/deletedEntry';
import { CHOICES_READS } from '../../edits/plan/storedChoices';
import type { ImagePath } from '../../images/image';
import { hasImage, splitImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import { nextTimestamp } from '../../product/timestamp';
import { CLAIM_READS, liveClaim } from '../programAuthor';
import type { NotTaken } from '../reason';

/** An image that another one takes the place of. */
export interface Exchange {
  readonly from: ImagePath;
  readonly to: ImagePath;
}

/**
 * Why a product takes no files at all; undefined if it does.
 *
 * @param now - ms since the epoch, corrected by the service's clock
 */
export function notOpen(product: Product, now: number): NotTaken | undefined {
  const { status, foreign, item } = product;
  if (foreign) {
    return 'foreign';
  }
  if (liveClaim(product, now)) {
    return 'claimed';
  }
  if (status !== 'PENDING') {
    return status === 'COMPLETED'
      ? 'completed'
      : status === 'PASS'
        ? 'held'
        : 'other-status';
  }
  const { deleted } = item;
  return deleted !== undefined && deleted !== null && !Array.isArray(deleted)
    ? 'broken'
    : undefined;
}

/** Why an image is not added to an open product. */
export function notAddable(
  { unreadable }: Product,
  path: ImagePath
): NotTaken | undefined {
  return unreadable.includes(splitImagePath(path).folder)
    ? 'broken'
    : undefined;
}

/**
 * Why the image of a local file is not exchanged in an open product. Choices
 * that a person made stay, also those of a product that was reopened.
 *
 * @param stored - the image that the file became; undefined if it is not listed
 */
export function notExchangeable(
  product: Product,
  stored: ImagePath | undefined
): NotTaken | undefined {
  if (stored === undefined || !hasImage(product, stored)) {
    return 'moved';
  }
  return chosenImages(product.choices).includes(stored) ||
    product.unreadChoices.length > 0
    ? 'chosen'
    : notAddable(product, stored);
}

/**
 * The one update of a product that takes new and changed files, when their
 * objects are there. A new name joins the end of its list. The name of a
 * changed file takes the place of the one before, whose object stays and is
 * among the deleted ones.
 */
export function planFiles(
  product: Product,
  added: readonly ImagePath[],
  exchanged: readonly Exchange[],
  author: Author
): ItemChange {
  const at = nextTimestamp(author.now, product.lastUpdatedAt);
  const next = new Map(
    exchanged.map(({ from, to }) => [from, splitImagePath(to).filename])
  );
  const folders = [
    ...new Set(
      [...added, ...next.keys()].map(path => splitImagePath(path).folder)
    )
  ];
  const lists = folders.map(folder => [
    folder,
    [
      ...product.images[folder].map(
        name => next.get(`${folder}/${name}`) ?? name
      ),
      ...added
        .map(splitImagePath)
        .filter(image => image.folder === folder)
        .map(({ filename }) => filename)
    ]
  ]);
  return productChange(product, author, {
    reads: [
      'current_status',
      'deleted',
      ...CLAIM_READS,
      ...CHOICES_READS,
      ...folders
    ],
    set: {
      ...(Object.fromEntries(lists) as Record<string, readonly string[]>),
      ...(exchanged.length > 0 && {
        deleted: [
          ...storedDeleted(product.item.deleted),
          ...exchanged.map(({ from, to }) => deletedEntry(from, author, at, to))
        ]
      })
    }
  });
}
