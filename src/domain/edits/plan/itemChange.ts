import type { CatalogueItem, ItemKey, ItemValue } from '../../catalogueItem';
import { categoryStatus } from '../../catalogueItem';
import { PACK_ATTRIBUTE, followedPack } from '../../images/pack/namedPack';
import type { Product } from '../../product/product';
import { productKey } from '../../product/product';
import { besideChange } from '../../product/shape/laterShape';
import { nextTimestamp } from '../../product/timestamp';
import { Invalid } from '../../errors';
import { own } from '../../outsideRecord';
import { checkItemSize } from './itemSize';

/** How many change ids an item remembers. */
export const OPS_REMEMBERED = 16;

/**
 * One conditional update of one item, as a value that an adapter carries out.
 */
export interface ItemChange {
  readonly key: ItemKey;
  /** Names this change in `ops`, so that a lost answer is recognised. */
  readonly opId: string;
  /** Attributes that must be as they were read; undefined = must be absent. */
  readonly expect: Readonly<Record<string, ItemValue | undefined>>;
  /** `claim_id` must be this one, or absent. */
  readonly claimId: string;
  readonly set: Readonly<Record<string, ItemValue>>;
  readonly remove: readonly string[];
}

/** Who makes a change, when, and under which ids. */
export interface Author {
  /** The person's name, as `completed_by` and `deleted` store it. */
  readonly by: string;
  readonly claimId: string;
  readonly opId: string;
  /** ms since the epoch, corrected by the server's clock. */
  readonly now: number;
}

/** What a plan decides; the rest of the change follows from the product. */
interface Decision {
  /** Attributes that the decision depends on. */
  readonly reads: readonly string[];
  readonly set: Readonly<Record<string, ItemValue>>;
  readonly remove?: readonly string[];
  /** It leads to a smaller item, so that `deleted` may be full. */
  readonly makesRoom?: true;
}

/**
 * A change of a product with everything that all changes have: the conditions,
 * the next revision, the time and the id.
 *
 * @throws TooLarge if the item would pass DynamoDB's limit; Invalid if it has
 * the shape of another program
 */
export function productChange(
  product: Product,
  author: Author,
  decision: Decision
): ItemChange {
  const { item, foreign, productId } = product;
  if (foreign) {
    throw new Invalid('product-foreign', { productId });
  }
  const beside = besideChange(item, decision.set);
  // Two histories of a product can have the same revision, but not the same ids.
  const attributes = new Set([
    'revision',
    'ops',
    'main_category',
    ...decision.reads,
    ...beside.reads
  ]);
  const set: Record<string, ItemValue> = {
    ...decision.set,
    ...beside.set,
    revision: (typeof item.revision === 'number' ? item.revision : 0) + 1,
    last_updated_at: nextTimestamp(author.now, product.lastUpdatedAt),
    ops: [...readOps(item), author.opId].slice(-OPS_REMEMBERED)
  };
  if (typeof set.current_status === 'string') {
    set.category_status = categoryStatus(
      product.subCategory,
      set.current_status
    );
  }
  const pack = followedPack(item, set);
  if (pack !== undefined) {
    set[PACK_ATTRIBUTE] = pack;
  }
  const remove = decision.remove ?? [];
  checkItemSize(product, set, remove, decision.makesRoom);
  return {
    key: productKey(product),
    opId: author.opId,
    claimId: author.claimId,
    expect: Object.fromEntries(
      [...attributes].map(name => [name, own(item, name)])
    ),
    set,
    // Removing an absent attribute would work, but would look like a change.
    remove: remove.filter(name => Object.hasOwn(item, name))
  };
}

/** The ids of the last changes of an item. */
export function readOps(item: CatalogueItem): readonly string[] {
  return Array.isArray(item.ops)
    ? item.ops.filter((op): op is string => typeof op === 'string')
    : [];
}

/** Whether a change is among the last ones of an item. */
export function hasOp(item: CatalogueItem | undefined, opId: string): boolean {
  return item !== undefined && readOps(item).includes(opId);
}

/** The item after a change whose conditions held. */
export function changedItem(
  item: CatalogueItem,
  change: ItemChange
): CatalogueItem {
  return Object.fromEntries(
    Object.entries({ ...item, ...change.set }).filter(
      ([name]) => !change.remove.includes(name)
    )
  );
}
