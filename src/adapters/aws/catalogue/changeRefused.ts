import { ChangeRefused } from '../../../domain/errors';
import { readRawItem } from '../answers/rawItem';
import type { RawItem } from '../answers/sdkError';

/** A condition did not hold: the product is not as it was read. */
export function changeRefused(
  productId: string,
  item: RawItem | undefined,
  cause: unknown
): ChangeRefused {
  return new ChangeRefused(productId, readRawItem(item), { cause });
}
