import { ChangeRefused } from '../../../domain/errors';
import { readRawItem } from '../answers/rawItem';
import type { RawItem } from '../answers/sdkError';

/** The error for a condition that failed: the product has changed since it was read. */
export function changeRefused(
  productId: string,
  item: RawItem | undefined,
  cause: unknown
): ChangeRefused {
  return new ChangeRefused(productId, readRawItem(item), { cause });
}
