import type { CatalogueItem, Category } from '../../domain/catalogueItem';
import { ChangeRefused, CountersMissing } from '../../domain/errors';
import type { ItemChange } from '../../domain/edits/plan/itemChange';
import { changedItem, hasOp } from '../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../domain/edits/plan/statusChange';
import type { Catalogue } from '../../ports/product/catalogue';
import { recount } from '../product/recount';

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
 * A status with its counters, in one transaction. Where a category has none, a
 * recount makes them first: a change that is counted afterwards is counted by
 * nobody where its page is closed in between. Where they cannot be made, the
 * product changes alone: missing counters block nobody.
 *
 * @param before - the item that the change was planned from
 * @returns the item after it
 * @throws ChangeRefused
 */
export async function applyStatusChange(
  catalogue: Catalogue,
  before: CatalogueItem,
  status: StatusChange
): Promise<CatalogueItem> {
  const { change, category } = status;
  for (let tries = 0; tries < 2; tries++) {
    try {
      await catalogue.changeStatus(status);
      return changedItem(before, change);
    } catch (error) {
      if (!(error instanceof CountersMissing)) {
        return itemOfLostAnswer(error, change);
      }
    }
    if (tries === 0) {
      await makeCounters(catalogue, category);
    }
  }
  const item = await applyChange(catalogue, change);
  await makeCounters(catalogue, category);
  return item;
}

async function makeCounters(
  catalogue: Catalogue,
  category: Category
): Promise<void> {
  try {
    await recount(catalogue, category);
  } catch {
    // The next change of a status counts again.
  }
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
