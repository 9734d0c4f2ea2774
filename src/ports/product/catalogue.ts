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

/** Where the next page begins. Opaque; belongs to the query it came from. */
export type Cursor = Readonly<Record<string, unknown>>;

interface PageOf {
  readonly subCategory: number;
  readonly status: string;
  /** At most this many items are read for the page. */
  readonly limit: number;
  readonly cursor?: Cursor;
}

/** By our index. */
export interface IndexQuery extends PageOf {
  readonly by: 'index';
  /** Newest first where left out. */
  readonly order?: QueueOrder;
}

/**
 * Over the whole category, in the order of ids: where the index is missing or
 * lags, and for ids that begin alike.
 */
export interface CategoryQuery extends PageOf {
  readonly by: 'category';
  /** Only products whose id begins so are read. Not empty. */
  readonly prefix?: string;
}

export type PageQuery = IndexQuery | CategoryQuery;

export interface CataloguePage {
  /**
   * Items as read, in the order asked for by the index, in key order by the
   * category. Indexes lag: whoever asks looks at `current_status` and
   * `main_category`.
   */
  readonly items: readonly CatalogueItem[];
  /** Items that the table read for it, those of other statuses included. */
  readonly read: number;
  /** Undefined at the end. A page with a cursor may be empty. */
  readonly cursor: Cursor | undefined;
}

/** Reading the table. */
export interface CatalogueReading {
  /**
   * One item by a consistent read; undefined where there is none.
   * @throws NotFound where the table is missing
   */
  item(key: ItemKey, signal?: AbortSignal): Promise<CatalogueItem | undefined>;
  /**
   * One page of products in one request.
   * @throws NotFound where the table is missing; NotSupported where our index
   * is missing and was asked for
   */
  page(query: PageQuery, signal?: AbortSignal): Promise<CataloguePage>;
  /** Products of a category by status, counted by consistent reads of its whole partition. */
  count(category: Category, signal?: AbortSignal): Promise<StatusCounts>;
}

/** Looking through the whole table, for what compares it with the bucket. */
export interface CatalogueScanning {
  /**
   * One page of all products of a sub category by a consistent read, in key
   * order, whatever their status and main category. Partition 0 has none.
   */
  products(query: ProductsQuery, signal?: AbortSignal): Promise<CataloguePage>;
  /**
   * The categories that the table has products or counters of, each once, in
   * no order; a product without a readable main category counts under `''`.
   * It reads the whole table.
   */
  categories(signal?: AbortSignal): Promise<readonly Category[]>;
}

export interface ProductsQuery extends Omit<PageOf, 'status'> {
  /** Only these of each item, to send less; whole items where left out. */
  readonly attributes?: readonly string[];
}

/** What a claim met. */
export type ClaimOutcome =
  | { readonly kind: 'claimed'; readonly item: CatalogueItem }
  | { readonly kind: 'held'; readonly item: CatalogueItem }
  | { readonly kind: 'missing' };

export interface ClaimRequest {
  readonly claim: Claim;
  /** Seconds since the epoch: another's claim that ended before is taken over. */
  readonly now: number;
  /** Take over knowingly whoever holds it. */
  readonly takeOver?: boolean;
}

/** Changing products, always under conditions. */
export interface CatalogueChanging {
  /**
   * Claims a product for editing and reads it, in one conditional update of
   * the `claim*` attributes alone. Never creates an item.
   */
  claim(key: ItemKey, request: ClaimRequest): Promise<ClaimOutcome>;
  /** Gives a claim back; nothing happens where it is another's by now. */
  release(key: ItemKey, claimId: string): Promise<void>;
  /**
   * One conditional update.
   * @returns the item after it
   * @throws ChangeRefused with the current item where a condition does not hold
   */
  change(change: ItemChange): Promise<CatalogueItem>;
  /**
   * One transaction: the change of the product and its category's counters.
   * Repeating it with the same op id applies it once.
   * @throws ChangeRefused as above; CountersMissing where the category has no
   * counters, or one that would change is no number, nothing being changed
   */
  changeStatus(change: StatusChange): Promise<void>;
  /**
   * Writes `category_status` by `current_status`, where both are still as on
   * the item given. Neither `revision` nor `last_updated_at` moves.
   * @returns whether it wrote
   */
  stamp(item: CatalogueItem): Promise<boolean>;
  /**
   * Names a product's pack of thumbnails (`packValue`). Neither `revision` nor
   * `last_updated_at` moves, and nothing is created: what the item names is
   * looked at before it is trusted, so that the last one to name a pack may win.
   * @returns whether the item is there
   */
  namePack(key: ItemKey, pack: ItemValue): Promise<boolean>;
}

/** Filling the table, for migration and recounts. */
export interface CatalogueFilling {
  /**
   * Creates products of one category with their counters in one transaction;
   * makes the counters where they are missing.
   * @param items - at most `MAX_CREATED` new items of this category
   * @throws ChangeRefused where one of them exists, nothing being created
   */
  create(category: Category, items: readonly CatalogueItem[]): Promise<void>;
  /**
   * Stores an item of partition 0 where it is still what it was before
   * (`undefined` = absent). Unknown attributes of `before` survive.
   * @returns whether it was stored
   */
  store(
    before: CatalogueItem | undefined,
    after: CatalogueItem
  ): Promise<boolean>;
}

/** DynamoDB takes 100 items a transaction; one is the counters'. */
export const MAX_CREATED = 99;

export type Catalogue = CatalogueReading &
  CatalogueScanning &
  CatalogueChanging &
  CatalogueFilling;
