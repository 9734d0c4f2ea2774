import type { CatalogueItem, ItemKey } from '../../../src/domain/catalogueItem';
import { copyItem } from '../../../src/domain/itemValues';

/** Items by their key. What goes in and what comes out are copies. */
export class MemoryTable {
  private readonly items = new Map<string, CatalogueItem>();

  get({ subCategory, productId }: ItemKey): CatalogueItem | undefined {
    const item = this.items.get(address(subCategory, productId));
    return item && copyItem(item);
  }

  put(item: CatalogueItem): void {
    this.items.set(
      address(Number(item.sub_category), String(item.product_id)),
      copyItem(item)
    );
  }

  remove({ subCategory, productId }: ItemKey): void {
    this.items.delete(address(subCategory, productId));
  }

  /** Every item, in no order. */
  all(): readonly CatalogueItem[] {
    return [...this.items.values()].map(copyItem);
  }

  /** Items of one partition in key order. */
  partition(subCategory: number): readonly CatalogueItem[] {
    return [...this.items.values()]
      .filter(item => item.sub_category === subCategory)
      .sort(byKey)
      .map(copyItem);
  }

  /**
   * Items of one index partition, newest first. Items without the index's
   * attributes are not in it.
   */
  newestFirst(attribute: string, value: string): readonly CatalogueItem[] {
    return [...this.items.values()]
      .filter(
        item =>
          item[attribute] === value && typeof item.last_updated_at === 'string'
      )
      .sort(
        (a, b) =>
          keyOrder(String(b.last_updated_at), String(a.last_updated_at)) ||
          byKey(a, b)
      )
      .map(copyItem);
  }
}

/** DynamoDB and S3 sort by the bytes of UTF-8. */
export function keyOrder(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function address(subCategory: number, productId: string): string {
  return `${subCategory}/${productId}`;
}

function byKey(a: CatalogueItem, b: CatalogueItem): number {
  return (
    Number(a.sub_category) - Number(b.sub_category) ||
    keyOrder(String(a.product_id), String(b.product_id))
  );
}
