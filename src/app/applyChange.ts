import type { CatalogueItem } from '../domain/catalogueItem';
import { ChangeRefused, CountersMissing } from '../domain/errors';
import type { ItemChange } from '../domain/plan/itemChange';
import { changedItem, hasOp } from '../domain/plan/itemChange';
import type { StatusChange } from '../domain/plan/statusChange';
import type { Catalogue } from '../ports/catalogue';
import { recount } from './recount';

/**
 * One conditional update. A refusal by an item that holds our op id is
 * success: the answer to an earlier try was lost.
 *
 * @returns the item after it
 * @throws ChangeRefused
 */
export async function applyChange(
  catalogue: Pick<Catalogue, 'change'>,
  change: ItemChange
): Promise<CatalogueItem> {
  try {
    return await catalogue.change(change);
  } catch (error) {
    return itemOfLostAnswer(error, change);
  }
}

/**
 * A status with its counters, in one transaction. A category without counters
 * blocks nobody: the product changes alone, and a recount makes them.
 *
 * @param before - the item that the change was planned from
 * @returns the item after it
 * @throws ChangeRefused
 */
export async function applyStatusChange(
  catalogue: Catalogue,
  before: CatalogueItem,
  { change, category, counters }: StatusChange
): Promise<CatalogueItem> {
  try {
    await catalogue.changeStatus({ change, category, counters });
    return changedItem(before, change);
  } catch (error) {
    if (!(error instanceof CountersMissing)) {
      return itemOfLostAnswer(error, change);
    }
  }
  const item = await applyChange(catalogue, change);
  await recount(catalogue, category);
  return item;
}

function itemOfLostAnswer(error: unknown, change: ItemChange): CatalogueItem {
  if (
    error instanceof ChangeRefused &&
    error.current !== undefined &&
    hasOp(error.current, change.opId)
  ) {
    return error.current;
  }
  throw error;
}
