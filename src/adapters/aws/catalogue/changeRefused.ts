import { ChangeRefused } from '../../../domain/errors';
import { readRawItem } from '../answers/rawItem';
import type { RawItem } from '../answers/sdkError';

/** The error for a condition that failed: the product has changed since it was read. */
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
