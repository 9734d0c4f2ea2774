import type {
  CatalogueItem,
  Category,
  ItemKey,
  ItemValue
} from '../../domain/catalogueItem';
import type { Claim } from '../../domain/product/claim';
import type { ItemChange } from '../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../domain/edits/plan/changeStatus';
import type { QueueOrder } from '../../domain/queue/queueFilter';
import type { StatusCounts } from '../../domain/product/status';

/** Where the next page begins. It is opaque and belongs to the query that it came from. */
export type Cursor = Readonly<Record<string, unknown>>;

interface PageOf {
  readonly subCategory: number;
  readonly status: string;
  /** At most this many items are read for the page. */
  readonly limit: number;
  readonly cursor?: Cursor;
}

/** A query of the extension's own index. */
export interface IndexQuery extends PageOf {
  readonly by: 'index';
  /** Default: newest first. */
  readonly order?: QueueOrder;
}

/**
 * A query of the whole category, in the order of ids. It is for tables whose
 * index is missing or lags, and for ids with the same beginning.
 */
export interface CategoryQuery extends PageOf {
  readonly by: 'category';
  /** Only products whose id begins with it are read. Not empty. */
  readonly prefix?: string;
}

export type PageQuery = IndexQuery | CategoryQuery;

export interface CataloguePage {
  /**
   * Items as read: in the order that was asked for by the index, in key order
   * by the category. Indexes lag, so that the caller has to check
   * `current_status` and `main_category`.
   */
  readonly items: readonly CatalogueItem[];
  /** How many items the table read for the page, including those of other statuses. */
  readonly read: number;
  /** Undefined on the last page. A page with a cursor may be empty. */
  readonly cursor: Cursor | undefined;
}

/** Reading the table. */
export interface CatalogueReading {
  /**
   * One item, by a consistent read; undefined if there is none.
   *
   * @throws NotFound if the table is missing
   */
  item(key: ItemKey, signal?: AbortSignal): Promise<CatalogueItem | undefined>;
  /**
   * The items of many keys that are there, in no order, by consistent reads. A
   * request reads `MAX_READ` of them.
   *
   * @throws NotFound if the table is missing
   */
  items(
    keys: readonly ItemKey[],
    signal?: AbortSignal
  ): Promise<readonly CatalogueItem[]>;
  /**
   * One page of products in one request.
   *
   * @throws NotFound if the table is missing; NotSupported if the query is for
   * the index and that is missing
   */
  page(query: PageQuery, signal?: AbortSignal): Promise<CataloguePage>;
  /**
   * The category of the product that a person completed last, in one request:
   * it finds what is among the newest completed products, of which it reads 1 MB.
   *
   * @throws NotSupported if the table lacks the index by status
   */
  lastCompletedBy(
    person: string,
    signal?: AbortSignal
  ): Promise<Category | undefined>;
  /**
   * The number of products of a category in each status, by consistent reads of
   * its whole partition.
   *
   * @throws Invalid (`category-uncountable`) if the products lack the
   * attributes that are counted
   */
  count(category: Category, signal?: AbortSignal): Promise<StatusCounts>;
}

/** Reading the whole table, to compare it with the bucket. */
export interface CatalogueScanning {
  /**
   * One page of all products of a sub category, by a consistent read, in key
   * order, with any status and main category. Partition 0 has none.
   */
  products(query: ProductsQuery, signal?: AbortSignal): Promise<CataloguePage>;
  /**
   * The categories for which the table has products or counters, each once, in
   * no order. Products without a readable main category are in the category
   * `''`. This reads the whole table.
   */
  categories(signal?: AbortSignal): Promise<readonly Category[]>;
}

export interface ProductsQuery extends Omit<PageOf, 'status'> {
  /** The attributes to read. Default: all. */
  readonly attributes?: readonly string[];
}

/** The outcome of a claim. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly item: CatalogueItem }
  | { readonly kind: 'held'; readonly item: CatalogueItem }
  /** It has the shape of another program and is never written. */
  | { readonly kind: 'foreign'; readonly item: CatalogueItem }
  | { readonly kind: 'missing' };

export interface ClaimRequest {
  readonly claim: Claim;
  /** Seconds since the epoch. A claim that expired before is taken over. */
  readonly now: number;
  /** Takes over a claim that has not expired. */
  readonly takeOver?: boolean;
}

/** Changing products, always under conditions. */
export interface CatalogueChanging {
  /**
   * Claims a product for editing and reads it, in one conditional update of
   * the `claim*` attributes. It never creates an item.
   */
  claim(key: ItemKey, request: ClaimRequest): Promise<ClaimOutcome>;
  /** Gives a claim back. Does nothing if somebody else has claimed the product by now. */
  release(key: ItemKey, claimId: string): Promise<void>;
  /**
   * One conditional update.
   *
   * @returns the item after the update
   * @throws ChangeRefused with the current item if a condition fails
   */
  change(change: ItemChange): Promise<CatalogueItem>;
  /**
   * Changes a product and its category's counters in one transaction. A
   * repetition with the same op id is applied once.
   *
   * @throws ChangeRefused as above; CountersMissing if the category has no
   * counters, or one that would change is not a number. Nothing is changed then.
   */
  changeStatus(change: StatusChange): Promise<void>;
  /**
   * Derives `category_status` from `current_status` and writes it if neither
   * has changed since the item was read. `revision` and `last_updated_at` stay.
   *
   * @returns whether it was written
   */
  stamp(item: CatalogueItem): Promise<boolean>;
  /**
   * Names a product's pack of thumbnails (`packValue`). `revision` and
   * `last_updated_at` stay, and no item is created. The last writer may win,
   * because readers check the pack before they trust it.
   *
   * @returns whether the item exists
   */
  namePack(key: ItemKey, pack: ItemValue): Promise<boolean>;
}

/** Filling the table, for migration and recounts. */
export interface CatalogueFilling {
  /**
   * Creates products of one category, and adds them to its counters, in one
   * transaction. Missing counters are created.
   *
   * @param items - at most `MAX_CREATED` new items of this category
   * @throws ChangeRefused if one of them exists. Nothing is created then.
   */
  create(category: Category, items: readonly CatalogueItem[]): Promise<void>;
  /**
   * Stores an item of partition 0 if it has not changed since it was read.
   * Unknown attributes of `before` survive.
   *
   * @param before - as it was read; undefined if there was none
   * @returns whether it was stored
   */
  store(
    before: CatalogueItem | undefined,
    after: CatalogueItem
  ): Promise<boolean>;
  /**
   * Takes the item of a product out of the table if it is exactly as it was
   * read. Its objects and its category's counters stay. Only an adoption that
   * is undone does it, of items that it created itself.
   *
   * @param item - every attribute, from a consistent read
   * @param absent - attributes that it must still not have
   * @returns whether it is gone; also if it was before. Items of partition 0 stay.
   */
  withdraw(item: CatalogueItem, absent: readonly string[]): Promise<boolean>;
}

/** Items that DynamoDB reads in one request, at most. */
export const MAX_READ = 100;

/** DynamoDB allows 100 items in a transaction. One is for the counters. */
export const MAX_CREATED = 99;

export type Catalogue = CatalogueReading &
  CatalogueScanning &
  CatalogueChanging &
  CatalogueFilling;
