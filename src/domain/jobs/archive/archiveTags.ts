import { chosenImages } from '../../board/choices';
import { ARCHIVED, STATUS_TAG, REPRESENTATIVE } from '../../edits/tags';
import type { Tags } from '../../edits/tags';
import type { ImagePath } from '../../images/image';
import { own } from '../../outsideRecord';
import type { Product } from '../../product/product';
import { imagePaths } from '../../product/product';
import type { Reason } from '../reason';
import { hasUnreadChoices } from '../unread';

/** S3's limit for an object. */
const MOST_TAGS = 10;

/**
 * The images of a completed product that nobody chose. A product without any
 * choice is left to a person: all of it would be archived, which nobody decided.
 *
 * @returns a reason if nobody can tell; no images for any other product
 */
export function unchosenImages(
  product: Product
): readonly ImagePath[] | Reason {
  if (product.foreign || product.status !== 'COMPLETED') {
    return [];
  }
  if (hasUnreadChoices(product)) {
    return { code: 'left-unread' };
  }
  const chosen = new Set(chosenImages(product.choices));
  const paths = imagePaths(product);
  return chosen.size === 0 && paths.length > 0
    ? { code: 'nothing-chosen' }
    : paths.filter(path => !chosen.has(path));
}

/**
 * The tags of an image that is to be archived. Other tags stay.
 *
 * @returns `archived` if it has the tag, and why if it cannot get it
 */
export function archivedTags(
  tags: Tags
): { readonly tags: Tags } | { readonly why: Reason } | 'archived' {
  const status = own(tags, STATUS_TAG);
  if (status === ARCHIVED) {
    return 'archived';
  }
  if (status !== undefined && status !== REPRESENTATIVE) {
    return { why: { code: 'other-status-tag', value: status } };
  }
  const next = { ...tags, [STATUS_TAG]: ARCHIVED };
  return Object.keys(next).length > MOST_TAGS
    ? { why: { code: 'tags-full', limit: MOST_TAGS } }
    : { tags: next };
}
