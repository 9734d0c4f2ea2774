import type { CatalogueItem, ItemKey } from '../domain/catalogueItem';
import { keepNewest } from '../domain/keepNewest';
import type { Product } from '../domain/product/product';
import { readProduct } from '../domain/product/product';
import { itemName, keyOfItem } from '../domain/catalogueItem';

/** The most products that are remembered: some pages of the queue, and a few MB. */
const MOST = 500;

/**
 * Items that came with pages of the queue and with saved changes. They are good
 * enough to paint from, but never to base a change on. A queue may have 100,000
 * rows, so only the items that came or were used last are remembered.
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

  /** The product of a category that came or was used last. */
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
    keepNewest(this._items, this._most);
  }

  /** The table does not have it any more. */
  forget(key: ItemKey): void {
    this._items.delete(itemName(key));
  }
}
