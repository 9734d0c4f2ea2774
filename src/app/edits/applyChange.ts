import type { CatalogueItem, Category } from '../../domain/catalogueItem';
import { CountersMissing } from '../../domain/errors';
import type { ItemChange } from '../../domain/edits/plan/itemChange';
import { changedItem } from '../../domain/edits/plan/itemChange';
import type { StatusChange } from '../../domain/edits/plan/changeStatus';
import type { Catalogue } from '../../ports/product/catalogue';
import { recount } from '../product/recount';
import { itemOfLostAnswer } from './alreadyApplied';

/**
 * One conditional update. It succeeds too if an earlier try did, whose answer
 * was lost.
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
    return itemOfLostAnswer(error, change.opId);
  }
}

/**
 * Changes a status and the counters of its category in one transaction. If the
 * category has no counters, a recount makes them first: if they were made
 * afterwards and the page closed in between, nobody would count the change. If
 * they cannot be made, the product changes alone: missing counters block
 * nobody.
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
        return itemOfLostAnswer(error, change.opId);
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
    // The next change of a status tries again.
  }
}
