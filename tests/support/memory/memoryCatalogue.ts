import type {
  CatalogueItem,
  Category,
  ItemKey,
  ItemValue
} from '../../../src/domain/catalogueItem';
import {
  CATEGORY_STATUS_INDEX,
  NO_CATEGORY,
  STATUS_INDEX,
  categoryStatus,
  countersKey,
  keyOfItem
} from '../../../src/domain/catalogueItem';
import { distinctCategories } from '../../../src/domain/product/categoriesOfItems';
import { readClaim } from '../../../src/domain/product/claim';
import { ProductCounter } from '../../../src/domain/product/shape/countProducts';
import {
  isForeign,
  statusOf
} from '../../../src/domain/product/shape/foreignShape';
import {
  countersAttributes,
  countersItem
} from '../../../src/domain/product/counters';
import {
  ChangeRefused,
  CountersMissing,
  Invalid,
  NotSupported
} from '../../../src/domain/errors';
import { PACK_ATTRIBUTE } from '../../../src/domain/images/pack/namedPack';
import type { ItemChange } from '../../../src/domain/edits/plan/itemChange';
import { changedItem } from '../../../src/domain/edits/plan/itemChange';
import type { StatusChange } from '../../../src/domain/edits/plan/changeStatus';
import type { StatusCounts } from '../../../src/domain/product/status';
import {
  NO_PRODUCTS,
  addCounts,
  statusMove
} from '../../../src/domain/product/status';
import type {
  Catalogue,
  CataloguePage,
  ClaimOutcome,
  ClaimRequest,
  PageQuery,
  ProductsQuery
} from '../../../src/ports/product/catalogue';
import { MAX_CREATED } from '../../../src/ports/product/catalogue';
import { sameValue } from '../../../src/domain/itemValues';
import { MemoryTable } from './memoryTable';

/** A catalogue in memory, with the table's conditions and the index's order. */
export class MemoryCatalogue implements Catalogue {
  private readonly table = new MemoryTable();
  private readonly hasIndex: boolean;

  /**
   * @param items - the table's first items
   * @param options - `hasIndex: false` for a table without our index
   */
  constructor(
    items: readonly CatalogueItem[] = [],
    options: { readonly hasIndex?: boolean } = {}
  ) {
    items.forEach(item => this.table.put(item));
    this.hasIndex = options.hasIndex ?? true;
  }

  /** Writes a whole item without a condition, as another program would. */
  seed(item: CatalogueItem): void {
    this.table.put(item);
  }

  async item(key: ItemKey): Promise<CatalogueItem | undefined> {
    return this.table.get(key);
  }

  async items(keys: readonly ItemKey[]): Promise<readonly CatalogueItem[]> {
    const distinct = new Map(
      keys.map(key => [`${key.subCategory}/${key.productId}`, key])
    );
    return [...distinct.values()]
      .map(key => this.table.get(key))
      .filter(item => item !== undefined);
  }

  async page(query: PageQuery): Promise<CataloguePage> {
    const { subCategory, status } = query;
    if (subCategory === NO_CATEGORY) {
      return NO_PAGE;
    }
    if (query.by === 'category') {
      const { prefix = '' } = query;
      const begun = this.table
        .partition(subCategory)
        .filter(item => String(item.product_id).startsWith(prefix));
      const { items, ...page } = slice(begun, query);
      return {
        ...page,
        items: items.filter(item => statusOf(item) === status)
      };
    }
    if (!this.hasIndex) {
      throw new NotSupported('index-missing', {
        table: 'memory',
        index: CATEGORY_STATUS_INDEX
      });
    }
    const newest = this.table.newestFirst(
      'category_status',
      categoryStatus(subCategory, status)
    );
    return slice(
      query.order === 'oldest' ? [...newest].reverse() : newest,
      query
    );
  }

  async lastCompletedBy(person: string): Promise<Category | undefined> {
    if (!this.hasIndex) {
      throw new NotSupported('index-missing', {
        table: 'memory',
        index: STATUS_INDEX
      });
    }
    const [last] = this.table
      .newestFirst('current_status', 'COMPLETED')
      .filter(item => item.completed_by === person);
    return last && distinctCategories([last])[0];
  }

  async count(category: Category): Promise<StatusCounts> {
    const counter = new ProductCounter(category);
    counter.add(this.table.partition(category.subCategory));
    return counter.counts;
  }

  async products(query: ProductsQuery): Promise<CataloguePage> {
    const { subCategory, attributes } = query;
    if (subCategory === NO_CATEGORY) {
      return NO_PAGE;
    }
    const page = slice(this.table.partition(subCategory), query);
    return attributes
      ? { ...page, items: page.items.map(item => only(item, attributes)) }
      : page;
  }

  async categories(): Promise<readonly Category[]> {
    return distinctCategories(this.table.all());
  }

  async claim(key: ItemKey, request: ClaimRequest): Promise<ClaimOutcome> {
    const item = this.table.get(key);
    if (item === undefined) {
      return { kind: 'missing' };
    }
    if (isForeign(item)) {
      return { kind: 'foreign', item };
    }
    const held = readClaim(item);
    const { claim, now, takeOver } = request;
    if (held && held.id !== claim.id && held.until > now && !takeOver) {
      return { kind: 'held', item };
    }
    const claimed = {
      ...item,
      claim_id: claim.id,
      claimed_by: claim.by,
      claimed_until: claim.until
    };
    this.table.put(claimed);
    return { kind: 'claimed', item: claimed };
  }

  async release(key: ItemKey, claimId: string): Promise<void> {
    const item = this.table.get(key);
    if (item?.claim_id === claimId) {
      const {
        claim_id: _id,
        claimed_by: _by,
        claimed_until: _until,
        ...rest
      } = item;
      this.table.put(rest);
    }
  }

  async change(change: ItemChange): Promise<CatalogueItem> {
    const next = this.checked(change);
    this.table.put(next);
    return next;
  }

  async changeStatus({
    change,
    category,
    counters
  }: StatusChange): Promise<void> {
    const next = this.checked(change);
    const counted = this.table.get(countersKey(category));
    if (counted === undefined || !canAdd(counted, counters)) {
      throw new CountersMissing('counters-missing', category);
    }
    this.table.put(next);
    this.table.put(added(counted, counters));
  }

  async stamp(item: CatalogueItem): Promise<boolean> {
    const status = item.current_status;
    const current = this.table.get(keyOfItem(item));
    if (
      current === undefined ||
      typeof status !== 'string' ||
      current.current_status !== status ||
      !sameValue(current.category_status, item.category_status)
    ) {
      return false;
    }
    this.table.put({
      ...current,
      category_status: categoryStatus(Number(item.sub_category), status)
    });
    return true;
  }

  async namePack(key: ItemKey, pack: ItemValue): Promise<boolean> {
    const item = this.table.get(key);
    if (item === undefined) {
      return false;
    }
    this.table.put({ ...item, [PACK_ATTRIBUTE]: pack });
    return true;
  }

  async create(
    category: Category,
    items: readonly CatalogueItem[]
  ): Promise<void> {
    if (items.length > MAX_CREATED) {
      throw new Invalid('transaction-too-large', {
        count: items.length,
        limit: MAX_CREATED
      });
    }
    for (const item of items) {
      const current = this.table.get(keyOfItem(item));
      if (current !== undefined) {
        throw refused(keyOfItem(item), current);
      }
    }
    items.forEach(item => this.table.put(item));
    const counts = items
      .map(item => statusMove(undefined, String(item.current_status ?? '')))
      .reduce(addCounts, NO_PRODUCTS);
    const counted = this.table.get(countersKey(category));
    this.table.put(
      counted ? added(counted, counts) : countersItem(category, counts)
    );
  }

  async store(
    before: CatalogueItem | undefined,
    after: CatalogueItem
  ): Promise<boolean> {
    const current = this.table.get(keyOfItem(after));
    const names = new Set([
      ...Object.keys(before ?? {}),
      ...Object.keys(after)
    ]);
    const unchanged =
      before === undefined || current === undefined
        ? before === current
        : [...names].every(name => sameValue(current[name], before[name]));
    if (unchanged) {
      this.table.put({ ...current, ...after });
    }
    return unchanged;
  }

  async withdraw(
    item: CatalogueItem,
    absent: readonly string[]
  ): Promise<boolean> {
    const key = keyOfItem(item);
    const current = this.table.get(key);
    if (key.subCategory === NO_CATEGORY) {
      return false;
    }
    const isSame =
      current === undefined ||
      [...absent, ...Object.keys(item)].every(name =>
        sameValue(current[name], item[name])
      );
    if (isSame) {
      this.table.remove(key);
    }
    return isSame;
  }

  /** The item after a change, where all its conditions hold. */
  private checked(change: ItemChange): CatalogueItem {
    const item = this.table.get(change.key);
    const holds =
      item !== undefined &&
      (item.claim_id === undefined || item.claim_id === change.claimId) &&
      Object.entries(change.expect).every(([name, value]) =>
        sameValue(item[name], value)
      );
    if (!holds) {
      throw refused(change.key, item);
    }
    return changedItem(item, change);
  }
}

const NO_PAGE: CataloguePage = { items: [], read: 0, cursor: undefined };

function only(
  item: CatalogueItem,
  attributes: readonly string[]
): CatalogueItem {
  return Object.fromEntries(
    Object.entries(item).filter(([name]) => attributes.includes(name))
  );
}

/** A page as DynamoDB cuts it: a full page has a cursor, even if nothing follows. */
function slice(
  items: readonly CatalogueItem[],
  { limit, cursor }: Pick<PageQuery, 'limit' | 'cursor'>
): CataloguePage {
  const from =
    cursor === undefined
      ? 0
      : items.findIndex(item => item.product_id === cursor.product_id) + 1;
  const page = items.slice(from, from + limit);
  const last = page[page.length - 1];
  return {
    items: page,
    read: page.length,
    cursor:
      page.length === limit
        ? { sub_category: last.sub_category, product_id: last.product_id }
        : undefined
  };
}

/** What is no number cannot be added to; what is absent counts as 0. */
function canAdd(item: CatalogueItem, delta: StatusCounts): boolean {
  return Object.entries(countersAttributes(delta)).every(
    ([name, by]) =>
      by === 0 || ['number', 'undefined'].includes(typeof item[name])
  );
}

function added(item: CatalogueItem, delta: StatusCounts): CatalogueItem {
  const sums = Object.entries(countersAttributes(delta))
    .filter(([name, by]) => by !== 0 || name in item)
    .map(([name, by]): [string, ItemValue] => [
      name,
      Number(item[name] ?? 0) + by
    ]);
  return { ...item, ...Object.fromEntries(sums) };
}

function refused(
  key: ItemKey,
  current: CatalogueItem | undefined
): ChangeRefused {
  return new ChangeRefused(
    current === undefined
      ? `${key.productId} is no longer in the table.`
      : `${key.productId} was changed by somebody else meanwhile.`,
    current
  );
}
