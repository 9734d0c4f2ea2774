import type {
  CatalogueItem,
  Category,
  ItemKey,
  ItemValue
} from '../../../../src/domain/catalogueItem';
import { categoryStatus } from '../../../../src/domain/catalogueItem';
import type { ItemChange } from '../../../../src/domain/edits/plan/itemChange';

let lastCategory = 1000;

/** A category that no other test of the suite uses. */
export function freshCategory(mainCategory = 'TOP'): Category {
  lastCategory += 1;
  return { mainCategory, subCategory: lastCategory };
}

/** A pending product, as migration makes it. */
export function productItem(
  { mainCategory, subCategory }: Category,
  productId: string,
  changes: Readonly<Record<string, ItemValue>> = {}
): CatalogueItem {
  const at = '2026-01-01T00:00:00.000Z';
  return {
    sub_category: subCategory,
    product_id: productId,
    main_category: mainCategory,
    current_status: 'PENDING',
    category_status: categoryStatus(subCategory, 'PENDING'),
    created_at: at,
    last_updated_at: at,
    detail: ['a.jpg', 'b.jpg'],
    summary: [],
    segment: [],
    text: [],
    ...changes
  };
}

export function without(item: CatalogueItem, name: string): CatalogueItem {
  const { [name]: _, ...rest } = item;
  return rest;
}

export function keyOf(item: CatalogueItem): ItemKey {
  return {
    subCategory: Number(item.sub_category),
    productId: String(item.product_id)
  };
}

let lastOp = 0;

/** A change of an item; by default its first revision. */
export function changeOf(
  item: CatalogueItem,
  changes: Partial<ItemChange> = {}
): ItemChange {
  lastOp += 1;
  // Different from every op of other runs against the same engine.
  const opId = `op${Date.now().toString(36)}${`${lastOp}`.padStart(10, '0')}`;
  const { set, ...rest } = changes;
  return {
    key: keyOf(item),
    opId,
    claimId: 'mine',
    expect: { revision: item.revision },
    remove: [],
    set: { revision: Number(item.revision ?? 0) + 1, ops: [opId], ...set },
    ...rest
  };
}
