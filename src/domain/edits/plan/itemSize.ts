import type { CatalogueItem, ItemValue } from '../../catalogueItem';
import type { ItemPart } from '../../errorFacts';
import { TooLarge } from '../../errors';
import { FOLDERS } from '../../images/image';
import type { Product } from '../../product/product';
import { utf8Length } from '../../utf8';

/** Below DynamoDB's limit of 400 KB, since the sizes of numbers and sets are estimated. */
const MAX_ITEM_BYTES = 390_000;

/** What `deleted` may take of an item, so that its lists keep room to grow. */
const MAX_DELETED_BYTES = 250_000;

/**
 * Makes sure that an item stays within DynamoDB's limit. A change that makes a
 * full item smaller is always possible.
 *
 * @param makesRoom - whether the limit of `deleted` does not hold
 * @throws TooLarge
 */
export function checkItemSize(
  { item, productId, deleted }: Product,
  set: Readonly<Record<string, ItemValue>>,
  remove: readonly string[],
  makesRoom = false
): void {
  const next = Object.fromEntries(
    Object.entries({ ...item, ...set }).filter(
      ([name]) => !remove.includes(name)
    )
  );
  const sizes = sizesOf(next);
  const before = sizesOf(item);
  const deletedBytes = sizes.get('deleted') ?? 0;
  if (
    !makesRoom &&
    deletedBytes > MAX_DELETED_BYTES &&
    deletedBytes > (before.get('deleted') ?? 0)
  ) {
    throw new TooLarge('deleted-full', { productId, entries: deleted.length });
  }
  const bytes = sum(sizes);
  if (bytes > MAX_ITEM_BYTES && bytes > sum(before)) {
    const mostly = largestPart(sizes);
    throw new TooLarge('item-too-large', { productId, bytes, mostly });
  }
}

type Sizes = ReadonlyMap<string, number>;

function sizesOf(item: CatalogueItem): Sizes {
  return new Map(
    Object.entries(item).map(([name, value]) => [
      name,
      utf8Length(name) + valueBytes(value)
    ])
  );
}

function sum(sizes: Sizes): number {
  return [...sizes.values()].reduce((all, bytes) => all + bytes, 0);
}

/** What takes most of an item, so that the advice helps. */
function largestPart(sizes: Sizes): ItemPart {
  const deleted = sizes.get('deleted') ?? 0;
  const lists = FOLDERS.reduce(
    (all, folder) => all + (sizes.get(folder) ?? 0),
    0
  );
  const others = sum(sizes) - deleted - lists;
  const most = Math.max(deleted, lists, others);
  return most === deleted ? 'deleted' : most === lists ? 'lists' : 'others';
}

/** By DynamoDB's rules for item sizes (developer guide, "Item sizes and formats"). */
function valueBytes(value: ItemValue): number {
  if (typeof value === 'string') {
    return utf8Length(value);
  }
  if (typeof value === 'number') {
    return 21;
  }
  if (value === null || typeof value === 'boolean') {
    return 1;
  }
  if (value instanceof Uint8Array) {
    return value.length;
  }
  if (value instanceof Set || Array.isArray(value)) {
    return [...value].reduce<number>(
      (sum, entry) => sum + 1 + valueBytes(entry as ItemValue),
      3
    );
  }
  return Object.entries(value as Record<string, ItemValue>).reduce(
    (sum, [name, entry]) => sum + 1 + utf8Length(name) + valueBytes(entry),
    3
  );
}
