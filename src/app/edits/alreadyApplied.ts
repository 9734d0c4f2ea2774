import type { CatalogueItem } from '../../domain/catalogueItem';
import { hasOp } from '../../domain/edits/plan/itemChange';
import { ChangeRefused } from '../../domain/errors';
import type { Product } from '../../domain/product/product';

/**
 * Whether a change has been applied already. Its answer may have been lost, so
 * that the caller does not know. Ask this before planning a change on a product
 * that was read again: planned twice, it would move an image that has moved, or
 * delete one that is deleted.
 */
export function alreadyApplied({ item }: Product, opId: string): boolean {
  return hasOp(item, opId);
}

/**
 * Recognises a lost answer. If the table refuses a change because its item has
 * the change already, an earlier try succeeded.
 *
 * @param error - what the write threw
 * @returns the item with the change
 * @throws `error` itself, if it means anything else
 */
export function itemOfLostAnswer(error: unknown, opId: string): CatalogueItem {
  if (
    error instanceof ChangeRefused &&
    error.current !== undefined &&
    hasOp(error.current, opId)
  ) {
    return error.current;
  }
  throw error;
}
