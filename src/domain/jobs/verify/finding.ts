import type { Category } from '../../catalogueItem';
import type { Coded, NoFacts } from '../../coded';
import type { BroughtBackImage } from '../../edits/broughtBack';
import type { NameProblem } from '../../errorFacts';
import type { DeletedImage, ProductProblem } from '../../product/product';
import type { ValueType } from '../../itemValues';
import type { StatusCounts } from '../../product/status';

/** Kinds of findings. Reports count by them, and scripts depend on their names. */
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
  /** A list names an image that was deleted or moved: another program listed it again. */
  'brought-back',
  /** An attribute that breaks the documented shape, or a name that cannot be part of a key. */
  'unreadable',
  /** A list names an image more than once. */
  'listed-twice',
  /** An attribute has another type than documented. It is read all the same, or left alone. */
  'wrong-type',
  /** `category_status` is missing or contradicts the status, or `last_updated_at` is missing: our index does not have the product. */
  'unstamped',
  /** A status that we do not write; nothing is repaired. */
  'unknown-status',
  /** An object whose purge was marked, but not carried out. */
  'unfinished-purge',
  /** An object in place of a pack that is not the one that the item names. It is not shown. */
  'foreign-pack',
  /** Counters that differ from a count of the products. */
  'counters',
  /** The list of categories differs from what was counted. */
  'categories'
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

/** How much is in a folder. */
export interface ObjectsSum {
  readonly objects: number;
  readonly bytes: number;
}

/** Who deleted or moved an image, when, and where it went. */
export type Deletion = Pick<DeletedImage, 'movedTo' | 'by' | 'at'>;

/** A category whose number of products is listed wrongly. */
export interface WrongCategory extends Category {
  readonly products: number;
  readonly listed: number | 'uncounted' | 'missing';
}

/** What exactly was found, with the facts that its sentence needs. */
export interface FindingFacts {
  'no-object': NoFacts;
  'no-object-since-move': { readonly from: string };
  unnamed: NoFacts;
  /** It may be the copy of an interrupted move of another image. */
  'unnamed-copy': { readonly original: string };
  /** An image was moved here, and another program took the copy out of its list; it may have listed the image itself again. */
  'unlisted-copy': {
    readonly from: string;
    readonly deletion: Deletion;
    readonly listedAgain: boolean;
  };
  'not-an-image': NoFacts;
  'beside-categories': NoFacts;
  'beside-products': NoFacts;
  'not-a-sub-category': ObjectsSum;
  'folder-name': { readonly problem: NameProblem };
  'not-in-table': ObjectsSum;
  /** The table has it under another main category. */
  'elsewhere-in-table': ObjectsSum & { readonly main: unknown };
  /** The table has it in another Unicode form, so that no image of it is found here. */
  'folder-other-form': ObjectsSum & { readonly named: string };
  'choice-not-listed': NoFacts;
  'brought-back': {
    readonly deletion: Deletion;
    readonly blockedBy: BroughtBackImage['blockedBy'];
  };
  'product-problem': { readonly problem: ProductProblem };
  'attribute-type': {
    readonly attribute: string;
    readonly found: ValueType;
    readonly wanted: readonly ValueType[];
  };
  /** The bucket has the image under a name in another Unicode form. */
  'other-form': { readonly there: string };
  'name-problem': {
    readonly what: 'main-category' | 'product-id';
    readonly name: string;
    readonly problem: NameProblem;
  };
  error: { readonly error: unknown };
  'no-date': NoFacts;
  'no-stamp': { readonly status: string };
  'other-stamp': { readonly stamp: unknown; readonly status: string };
  'no-status': NoFacts;
  'unknown-status': { readonly status: string };
  'purge-unfinished': { readonly at: string };
  'pack-foreign': NoFacts;
  'counters-wrong': {
    readonly stored: StatusCounts | 'none' | 'broken';
    readonly counts: StatusCounts;
  };
  /** The first categories that are wrong, and how many more there are. */
  'categories-wrong': {
    readonly wrong: readonly WrongCategory[];
    readonly more: number;
  };
}

export type FindingDetail = Coded<FindingFacts>;

/** Something in which the catalogue and the bucket, or the catalogue and itself, differ. */
export interface Finding extends Partial<Category> {
  readonly kind: FindingKind;
  readonly productId?: string;
  /** Inside the product, `detail/a.jpg`; without one inside the category. */
  readonly path?: string;
  readonly detail: FindingDetail;
  /** An unnamed object that may be what its product misses: a person looks first. */
  readonly maybeMissing?: boolean;
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
