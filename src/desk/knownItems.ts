import type { CatalogueItem, ItemKey } from '../domain/catalogueItem';
import type { Product } from '../domain/product/product';
import { readProduct } from '../domain/product/product';
import { itemName, keyOfItem } from '../domain/catalogueItem';

/** Products: some pages of the queue, and a few MB. */
const MOST = 500;

/**
 * Items as pages of the queue and saved changes brought them: good to paint
 * from, never to write on. A queue may have 100,000 rows; of the items, those
 * that came or were used last are kept.
 */
export class KnownItems {
  private readonly _items = new Map<string, CatalogueItem>();

  constructor(private readonly _most = MOST) {}

  get(key: ItemKey): Product | undefined {
    const item = this._items.get(itemName(key));
    if (item === undefined) {
      return undefined;
    }
    this.put(item);
    return readProduct(item);
  }

  /** Of a category, the one that came or was used last. */
  latestOf(subCategory: number): Product | undefined {
    const item = [...this._items.values()]
      .reverse()
      .find(({ sub_category }) => Number(sub_category) === subCategory);
    return item && readProduct(item);
  }

  has(key: ItemKey): boolean {
    return this._items.has(itemName(key));
  }

  put(item: CatalogueItem): void {
    const name = itemName(keyOfItem(item));
    this._items.delete(name);
    this._items.set(name, item);
    if (this._items.size > this._most) {
      const [oldest] = this._items.keys();
      this._items.delete(oldest);
    }
  }

  /** Nobody has it any more. */
  forget(key: ItemKey): void {
    this._items.delete(itemName(key));
  }
}
