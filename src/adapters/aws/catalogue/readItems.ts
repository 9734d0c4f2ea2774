import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';

import type { CatalogueItem, ItemKey } from '../../../domain/catalogueItem';
import { own } from '../../../domain/outsideRecord';
import { MAX_READ } from '../../../ports/product/catalogue';
import type { Table } from '../connection/table';
import { tableKey } from '../connection/tableKey';

/** ms before the rest of an answer is asked for again. It doubles each time. */
const FIRST_WAIT = 50;

/** Answers to one request without any item before the rest is read one by one. */
const EMPTY_ANSWERS = 5;

/**
 * Many items by their keys. DynamoDB answers at most 16 MB at a time, or less
 * if it is throttled, and names the keys that it left out.
 *
 * @param one - reads a single item
 */
export async function readItems(
  table: Table,
  keys: readonly ItemKey[],
  one: (
    key: ItemKey,
    signal?: AbortSignal
  ) => Promise<CatalogueItem | undefined>,
  signal?: AbortSignal
): Promise<readonly CatalogueItem[]> {
  const found: CatalogueItem[] = [];
  // A request that names a key twice is refused.
  let left = distinct(keys);
  let empty = 0;
  while (left.length > 0 && empty < EMPTY_ANSWERS) {
    const asked = left.slice(0, MAX_READ);
    const { Responses, UnprocessedKeys } = await table.ask(
      'dynamodb:BatchGetItem',
      () =>
        table.documents.send(
          new BatchGetCommand({
            RequestItems: {
              [table.name]: {
                Keys: asked.map(tableKey),
                ConsistentRead: true
              }
            }
          }),
          { abortSignal: signal }
        )
    );
    const items = (own(Responses ?? {}, table.name) ?? []) as CatalogueItem[];
    found.push(...items);
    const unread = own(UnprocessedKeys ?? {}, table.name)?.Keys ?? [];
    left = [
      ...unread.map(key => ({
        subCategory: Number(key.sub_category),
        productId: String(key.product_id)
      })),
      ...left.slice(MAX_READ)
    ];
    if (unread.length === asked.length) {
      await table.effects.sleep(FIRST_WAIT * 2 ** empty++);
    } else {
      empty = 0;
    }
  }
  for (const key of left) {
    found.push(...[(await one(key, signal)) ?? []].flat());
  }
  return found;
}

function distinct(keys: readonly ItemKey[]): readonly ItemKey[] {
  const known = new Map(
    keys.map(key => [`${key.subCategory}/${key.productId}`, key])
  );
  return [...known.values()];
}
