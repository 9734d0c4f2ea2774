import type { CatalogueItem, ItemKey } from '../../../domain/catalogueItem';
import { CATEGORY_METADATA, keyOfItem } from '../../../domain/catalogueItem';
import { Invalid, NotAllowed } from '../../../domain/errors';
import {
  readCategories,
  storedCategory
} from '../../../domain/product/categories';
import type { CategoryInfo } from '../../../domain/product/categories';
import type { ProductAddress } from '../../../domain/product/objectKey';
import { productKey } from '../../../domain/product/product';
import {
  foldName,
  foldText,
  nameForms,
  sameName
} from '../../../domain/sameName';
import type { Catalogue } from '../../../ports/product/catalogue';
import { MAX_READ } from '../../../ports/product/catalogue';
import type { SourceProduct } from '../../../ports/jobs/sourceTree';

/** Products that are looked up in one request. */
const AT_ONCE = MAX_READ;

/** The first request is for as many as a run begins with: nothing is sent until they are found. */
const FIRST_AT_ONCE = 32;

/** A local product under the names that the table has for it. */
export interface StoredSource {
  readonly source: SourceProduct;
  readonly item: CatalogueItem | undefined;
}

/**
 * Finds local products in the table. A folder that was copied from another
 * computer may have its names in another Unicode form: it is the same dataset.
 */
export class StoredForms {
  private _listed: Promise<readonly CategoryInfo[]> | undefined;
  /** The main category and the id of each local product by its key in the table, folded. */
  private readonly _seen = new Map<string, ProductAddress>();

  /** Names that were seen, by what people see. */
  private readonly _shown = new Map<
    string,
    { readonly shown: string; readonly name: string }
  >();
  /** Items that were asked for in advance, each until it is taken. */
  private readonly _ahead = new Map<string, Promise<Ahead>>();
  private _mayAsk: boolean;

  /** @param options - `ahead`: whether many products are looked up in one request */
  constructor(
    private readonly _catalogue: Pick<Catalogue, 'item' | 'items'>,
    options: { readonly ahead: boolean }
  ) {
    this._mayAsk = options.ahead;
  }

  /** The products, whose items are asked for before they are taken. The next ones are found meanwhile. */
  async *ahead(
    products: AsyncIterable<SourceProduct>
  ): AsyncGenerator<SourceProduct> {
    const source = products[Symbol.asyncIterator]();
    const collect = async (most: number): Promise<SourceProduct[]> => {
      const some: SourceProduct[] = [];
      while (some.length < most) {
        const { done, value } = await source.next();
        if (done) {
          break;
        }
        some.push(value);
      }
      this._ask(some);
      return some;
    };
    let next = collect(FIRST_AT_ONCE);
    try {
      for (;;) {
        const some = await next;
        if (some.length === 0) {
          return;
        }
        next = collect(AT_ONCE);
        // A failure is reported when its turn comes.
        next.catch(() => undefined);
        yield* some;
      }
    } finally {
      await next.catch(() => undefined);
      await source.return?.(undefined);
    }
  }

  private _ask(products: readonly SourceProduct[]): void {
    if (!this._mayAsk || products.length < 2) {
      return;
    }
    const keys = products.flatMap(({ subCategory, productId }) =>
      nameForms(productId).map(form => ({ subCategory, productId: form }))
    );
    const answer = this._catalogue.items(keys).then(
      (items): Ahead =>
        new Map(items.map(item => [nameOf(keyOfItem(item)), item])),
      (error: unknown) => {
        if (error instanceof NotAllowed) {
          this._mayAsk = false;
        }
        // Each is asked for by itself, which says what is wrong.
        return undefined;
      }
    );
    keys.forEach(key => this._ahead.set(nameOf(key), answer));
  }

  /** An item that was asked for in advance, once; else as it is now. */
  private async _item(key: ItemKey): Promise<CatalogueItem | undefined> {
    const name = nameOf(key);
    const answer = this._ahead.get(name);
    this._ahead.delete(name);
    const items = await answer;
    return items ? items.get(name) : this._catalogue.item(key);
  }

  /**
   * Another local product that has the same key in the table: the key does not
   * contain the main category.
   */
  rival(source: ProductAddress): ProductAddress | undefined {
    const key = `${source.subCategory}/${foldName(source.productId)}`;
    // Not the product itself, which has all its files.
    const { mainCategory, subCategory, productId } = source;
    const first = this._seen.get(key) ?? {
      mainCategory,
      subCategory,
      productId
    };
    this._seen.set(key, first);
    return first.mainCategory === source.mainCategory &&
      first.productId === source.productId
      ? undefined
      : first;
  }

  /**
   * Another local product, or category, whose name differs by case only: the
   * address of the first that was seen. Other forms are `rival`.
   */
  lookAlike(source: SourceProduct): string | undefined {
    const { mainCategory, subCategory, productId } = source;
    return (
      this._firstOf(mainCategory, mainCategory) ??
      this._firstOf(
        `${mainCategory}/${subCategory}/${productId}`,
        `${subCategory}/${productId}`
      )
    );
  }

  private _firstOf(shown: string, name: string): string | undefined {
    const first = this._shown.get(foldText(name)) ?? { shown, name };
    this._shown.set(foldText(name), first);
    return foldName(first.name) === foldName(name) ? undefined : first.shown;
  }

  /** The product as the table has it; a new one belongs to its category as the table lists it. */
  async find(source: SourceProduct): Promise<StoredSource> {
    for (const productId of nameForms(source.productId)) {
      const item = await this._item(productKey({ ...source, productId }));
      if (item !== undefined) {
        const main = item.main_category;
        const mainCategory =
          typeof main === 'string' && sameName(main, source.mainCategory)
            ? main
            : source.mainCategory;
        return { source: { ...source, mainCategory, productId }, item };
      }
    }
    if (nameForms(source.mainCategory).length === 1) {
      return { source, item: undefined };
    }
    this._listed ??= this._readListed().catch((error: unknown) => {
      // The next product reads it again.
      this._listed = undefined;
      throw error;
    });
    const category = storedCategory(await this._listed, source);
    return { source: { ...source, ...category }, item: undefined };
  }

  private async _readListed(): Promise<readonly CategoryInfo[]> {
    try {
      return readCategories(await this._catalogue.item(CATEGORY_METADATA));
    } catch (error) {
      if (error instanceof Invalid) {
        // The end of the run says that the list is broken.
        return [];
      }
      throw error;
    }
  }
}

/** Items by their keys; undefined if they could not be read. */
type Ahead = ReadonlyMap<string, CatalogueItem> | undefined;

function nameOf({ subCategory, productId }: ItemKey): string {
  return `${subCategory}/${productId}`;
}
