import type { ItemKey } from '../../../domain/catalogueItem';

/** The attributes of the table's key. */
export const PARTITION_KEY = 'sub_category';
export const SORT_KEY = 'product_id';

export function tableKey(key: ItemKey): Record<string, string | number> {
  return { [PARTITION_KEY]: key.subCategory, [SORT_KEY]: key.productId };
}
