import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

import type { CatalogueItem, ItemKey } from '../../../domain/catalogueItem';
import { ChangeRefused } from '../../../domain/errors';
import { numberValue } from '../answers/numberValue';
import type { RawItem } from '../answers/sdkError';

/** The attributes of the table's key. */
export const PARTITION_KEY = 'sub_category';
export const SORT_KEY = 'product_id';

export function tableKey(key: ItemKey): Record<string, string | number> {
  return { [PARTITION_KEY]: key.subCategory, [SORT_KEY]: key.productId };
}

/**
 * The item that a refusal carries. The document client leaves it as it came,
 * unlike every item of an answer.
 */
export function readRawItem(
  item: RawItem | undefined
): CatalogueItem | undefined {
  return item === undefined || Object.keys(item).length === 0
    ? undefined
    : (unmarshall(item as Record<string, AttributeValue>, {
        wrapNumbers: numberValue
      }) as CatalogueItem);
}

/** A condition did not hold: the product is not as it was read. */
export function changeRefused(
  productId: string,
  item: RawItem | undefined,
  cause: unknown
): ChangeRefused {
  const current = readRawItem(item);
  return current === undefined
    ? new ChangeRefused(`${productId} is no longer in the table.`, undefined, {
        remedy: 'Refresh the list.',
        cause
      })
    : new ChangeRefused(
        `${productId} was changed by somebody else meanwhile.`,
        current,
        { remedy: 'Look at it as it is now, then try again.', cause }
      );
}
