import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import { categoryStatus } from '../../catalogueItem';
import { TooLarge } from '../../errors';
import { FOLDERS } from '../../images/image';
import type { Author, ItemChange } from '../../edits/plan/itemChange';
import { productChange } from '../../edits/plan/itemChange';
import type { StatusChange } from '../../edits/plan/changeStatus';
import { checkItemSize } from '../../edits/plan/itemSize';
import { own } from '../../outsideRecord';
import type { Product } from '../../product/product';
import { productKey } from '../../product/product';
import { FOREIGN_ATTRIBUTES } from '../../product/shape/foreignShape';
import { hasLaterShape, laterStatus } from '../../product/shape/laterShape';
import { isStatus, statusMove } from '../../product/status';
import { nextTimestamp, readTimestamp } from '../../product/timestamp';
import { CLAIM_READS, liveClaim } from '../programAuthor';
import type { Reason } from '../reason';
import {
  ADOPTED_ATTRIBUTE,
  adoptedValue,
  readAdopted,
  revisionOf
} from './adopted';

/** What an adoption does to an item: the documented attributes beside another program's, or what a documented item lacks. */
type Added = 'brought-over' | 'completed';

export type AdoptionPlan =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'add';
      readonly how: Added;
      readonly change: ItemChange;
    }
  /** The other program changed the status since the adoption. */
  | { readonly kind: 'follow'; readonly status: StatusChange }
  | { readonly kind: 'left'; readonly why: Reason };

/** What a change of an adopted item depends on. */
const READS = [
  'main_category',
  'current_status',
  'category_status',
  'created_at',
  'last_updated_at',
  'revision',
  ADOPTED_ATTRIBUTE,
  ...FOREIGN_ATTRIBUTES,
  ...FOLDERS,
  ...CLAIM_READS
];

/**
 * What an adoption does to a product. Attributes are added, and none that is
 * there is changed or removed; only a status that the other program changed
 * since is taken over.
 *
 * @param product - from a consistent read
 */
export function planAdoption(product: Product, author: Author): AdoptionPlan {
  const { item } = product;
  if (product.mainCategory === '') {
    return left({ code: 'no-main-category' });
  }
  const current = item.current_status;
  if (current !== undefined && typeof current !== 'string') {
    return left({ code: 'status-unreadable' });
  }
  const later = hasLaterShape(item) ? laterStatus(item) : undefined;
  if (later === 'contradictory') {
    return left({ code: 'statuses-contradict' });
  }
  if (current === undefined) {
    return later === undefined
      ? left({ code: 'status-unreadable' })
      : isStatus(later.status)
        ? added(product, later.status, 'brought-over', author)
        : left({ code: 'status-unknown', status: later.status });
  }
  if (later !== undefined && later.status !== current) {
    return followed(product, later.status, author);
  }
  return added(product, current, 'completed', author);
}

function added(
  product: Product,
  status: string,
  how: Added,
  author: Author
): AdoptionPlan {
  const { item, subCategory } = product;
  const missing = Object.entries({
    current_status: status,
    last_updated_at: firstDate(product, author.now),
    ...Object.fromEntries(FOLDERS.map(folder => [folder, []]))
  }).filter(([name]) => !Object.hasOwn(item, name));
  const stamp = categoryStatus(subCategory, status);
  const wrote = new Map<string, ItemValue>([
    ...missing,
    ...(item.category_status === stamp
      ? []
      : [['category_status', stamp] as const])
  ]);
  if (wrote.size === 0) {
    return { kind: 'nothing' };
  }
  const before = readAdopted(item);
  const set = {
    ...Object.fromEntries(wrote),
    [ADOPTED_ATTRIBUTE]: adoptedValue({
      at: new Date(author.now).toISOString(),
      revision: before?.revision ?? revisionOf(item),
      created: before?.created ?? false,
      wrote: new Map([...(before?.wrote ?? []), ...wrote])
    })
  };
  try {
    checkItemSize(product, set, []);
  } catch (error) {
    if (error instanceof TooLarge) {
      return left({ code: 'error', error });
    }
    throw error;
  }
  return {
    kind: 'add',
    how,
    change: {
      key: productKey(product),
      opId: author.opId,
      claimId: author.claimId,
      expect: asRead(item, READS),
      set,
      remove: []
    }
  };
}

/** The other program wrote last only if nobody here changed the product since the adoption. */
function followed(
  product: Product,
  status: string,
  author: Author
): AdoptionPlan {
  const { item } = product;
  const adopted = readAdopted(item);
  const claim = liveClaim(product, author.now);
  if (claim) {
    return left({ code: 'being-edited', by: claim.by });
  }
  if (!isStatus(status)) {
    return left({ code: 'status-unknown', status });
  }
  if (adopted === undefined || adopted.revision !== revisionOf(item)) {
    return left({ code: 'statuses-differ', ours: product.status, status });
  }
  const change = productChange(product, author, {
    reads: READS,
    set: { current_status: status }
  });
  return {
    kind: 'follow',
    status: {
      category: product,
      counters: statusMove(product.status, status),
      change: {
        ...change,
        set: {
          ...change.set,
          // The next status of the other program is followed likewise.
          [ADOPTED_ATTRIBUTE]: adoptedValue({
            ...adopted,
            revision: Number(change.set.revision)
          })
        }
      }
    }
  };
}

/** The date of a product that has none: when it was created, else now. */
function firstDate({ createdAt }: Product, now: number): string {
  const created = readTimestamp(createdAt ?? '');
  return nextTimestamp(Number.isNaN(created) ? now : created, undefined);
}

function left(why: Reason): AdoptionPlan {
  return { kind: 'left', why };
}

/** These attributes as conditions of a change. */
export function asRead(
  item: CatalogueItem,
  names: readonly string[]
): ItemChange['expect'] {
  return Object.fromEntries(names.map(name => [name, own(item, name)]));
}
