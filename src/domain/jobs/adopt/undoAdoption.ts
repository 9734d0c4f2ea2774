import type { CatalogueItem } from '../../catalogueItem';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { FOLDERS } from '../../images/image';
import { PACK_ATTRIBUTE } from '../../images/pack/namedPack';
import { sameValue } from '../../itemValues';
import { own } from '../../outsideRecord';
import type { Product } from '../../product/product';
import { productKey } from '../../product/product';
import { CLAIM_READS, liveClaim } from '../programAuthor';
import type { Reason } from '../reason';
import type { Adopted } from './adopted';
import { ADOPTED_ATTRIBUTE, readAdopted, revisionOf } from './adopted';
import { asRead } from './planAdoption';

export type UndoPlan =
  | { readonly kind: 'nothing' }
  /** What was added is taken out of the item. */
  | { readonly kind: 'take-out'; readonly change: ItemChange }
  /** The item was made by the adoption, and goes as a whole. */
  | { readonly kind: 'withdraw'; readonly absent: readonly string[] }
  | { readonly kind: 'left'; readonly why: Reason };

/** What an item that an adoption made may have, and what a desk leaves that only looked at the product. */
const OF_CREATED = new Set([
  'sub_category',
  'product_id',
  'main_category',
  'current_status',
  'category_status',
  'created_at',
  'last_updated_at',
  'format',
  ...FOLDERS,
  ADOPTED_ATTRIBUTE,
  PACK_ATTRIBUTE,
  'claim_id',
  'claimed_by',
  'claimed_until'
]);

/** What a change of the product by the desk or another program would add. */
const OF_CHANGES = [
  'revision',
  'ops',
  'claim_id',
  'claimed_until',
  'deleted',
  'note',
  'flags',
  'representative_assets',
  'completed_by',
  'pass_reason'
];

/**
 * How an adoption of a product is undone. A product that anybody changed since
 * stays as it is.
 *
 * @param product - from a consistent read
 */
export function planUndo(product: Product, author: Author): UndoPlan {
  const { item } = product;
  const adopted = readAdopted(item);
  if (adopted === undefined) {
    return item[ADOPTED_ATTRIBUTE] !== undefined
      ? { kind: 'left', why: { code: 'adoption-unreadable' } }
      : { kind: 'nothing' };
  }
  const claim = liveClaim(product, author.now);
  if (claim) {
    return { kind: 'left', why: { code: 'being-edited', by: claim.by } };
  }
  if (isChanged(item, adopted)) {
    return { kind: 'left', why: { code: 'changed-since-adoption' } };
  }
  return adopted.created
    ? { kind: 'withdraw', absent: OF_CHANGES }
    : {
        kind: 'take-out',
        change: {
          key: productKey(product),
          opId: author.opId,
          claimId: author.claimId,
          expect: asRead(item, [
            'revision',
            'main_category',
            ADOPTED_ATTRIBUTE,
            ...adopted.wrote.keys(),
            ...CLAIM_READS
          ]),
          set: {},
          remove: [...adopted.wrote.keys(), ADOPTED_ATTRIBUTE]
        }
      };
}

function isChanged(
  item: CatalogueItem,
  { at, revision, created, wrote }: Adopted
): boolean {
  return (
    revisionOf(item) !== revision ||
    [...wrote].some(([name, value]) => !sameValue(own(item, name), value)) ||
    (created &&
      (item.created_at !== at ||
        Object.keys(item).some(name => !OF_CREATED.has(name))))
  );
}
