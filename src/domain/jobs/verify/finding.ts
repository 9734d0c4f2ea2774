import type { Category } from '../../catalogueItem';

/** Kinds of findings; a report counts by them, and scripts rely on their names. */
export const FINDING_KINDS = [
  /** A list names an image whose object is not there. */
  'name-without-object',
  /** An object in a folder of images that its product names nowhere. */
  'unnamed-object',
  /** An object that is neither an image of a product nor a file of ours, in a product or beside it. */
  'stray-object',
  /** Objects of a product id that the table does not have. */
  'unknown-product',
  /** A choice that points at no listed image. */
  'choice-without-image',
  /** A list names an image that was deleted or moved: another program brought it back. */
  'brought-back',
  /** An attribute that breaks the documented shape, or a name that makes no key. */
  'unreadable',
  /** `category_status` is missing or contradicts the status, or no time is there: our index misses it. */
  'unstamped',
  /** A status that we do not write; nothing is repaired. */
  'unknown-status',
  /** An object whose purge was marked, but not carried out. */
  'unfinished-purge',
  /** Counters that differ from a count of the products. */
  'counters',
  /** The list of categories differs from what was counted. */
  'categories'
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** Something in which the catalogue and the bucket, or the catalogue and itself, differ. */
export interface Finding extends Partial<Category> {
  readonly kind: FindingKind;
  readonly productId?: string;
  /** Inside the product, `detail/a.jpg`; without one inside the category. */
  readonly path?: string;
  /** One sentence without its subject and full stop. */
  readonly text: string;
  /** Whether `--repair` mends it; else a person must. */
  readonly repairable: boolean;
}

/** Days; what is younger may be on its way to its name, and is not judged. */
export const YOUNG_DAYS = 7;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Whether something was written too short ago to be judged; of unknown age
 * counts as young.
 *
 * @param lastModified - ms since the epoch by the service's clock
 * @param now - ms since the epoch, corrected by the same clock
 */
export function isYoung(
  lastModified: number | undefined,
  now: number
): boolean {
  return lastModified === undefined || now - lastModified < YOUNG_DAYS * DAY;
}
