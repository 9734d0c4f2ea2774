import { CATEGORY_METADATA } from '../../../domain/catalogueItem';
import type { Category } from '../../../domain/catalogueItem';
import { worthListing } from '../../../domain/jobs/verify/categoryFindings';
import type { CountedCategory } from '../../../domain/jobs/verify/categoryFindings';
import type { Reason } from '../../../domain/jobs/reason';
import type { Repair } from '../../../domain/jobs/verify/repairs';
import type { Ids } from '../../../ports/clock';
import { inOrder } from '../../inOrder';
import { LongRun } from '../longRun';
import type { Pauses } from '../longRun';
import { updateProductCounts } from '../migrate/migrateCounts';
import { recount } from '../../product/recount';
import { nameDeleted, stampProduct, takeOutAgain } from './repairProduct';
import type { Dataset } from '../../cloud';

/** Repairs at a time. */
const AT_ONCE = 8;

const PHASES: readonly (readonly Repair['kind'][])[] = [
  ['take-out'],
  ['stamp', 'name-deleted'],
  ['recount'],
  ['categories']
];

/** What came of a repair: done, or left as it was, and why. */
export interface RepairOutcome {
  readonly repair: Repair;
  readonly done: boolean;
  /** Why it was left. */
  readonly reason?: Reason;
}

export interface RepairOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly ids: Ids;
  /** The categories that were counted, for the list of categories. */
  readonly categories: readonly CountedCategory[];
  /** Stops it before the next repair. */
  readonly signal?: AbortSignal;
  readonly onOutcome?: (outcome: RepairOutcome) => void;
  /** Default: many failures one after another end it. */
  readonly pauses?: Pauses;
}

/**
 * Carries out repairs, each under the condition that the finding still holds.
 * Nothing is destroyed. A second run repeats nothing. Products that are being
 * edited are left alone. A repair that fails is tried again before others
 * depend on it.
 *
 * @returns one outcome for each repair that was begun
 * @throws errors that end a run; repairs that were done stay
 */
export async function repair(
  dataset: Dataset,
  plan: readonly Repair[],
  options: RepairOptions
): Promise<readonly RepairOutcome[]> {
  const outcomes: RepairOutcome[] = [];
  const run = new LongRun(options);
  const tell = (one: Repair, reason: Reason | undefined): void => {
    const outcome = {
      repair: one,
      done: reason === undefined,
      ...(reason === undefined ? {} : { reason })
    };
    outcomes.push(outcome);
    options.onOutcome?.(outcome);
  };
  const begin = async (one: Repair): Promise<void> => {
    if (!options.signal?.aborted) {
      const act = async (): Promise<void> =>
        tell(one, await carryOut(dataset, one, options));
      await run.part(act, act, error => tell(one, { code: 'error', error }));
    }
  };
  // Counters depend on products, and the list of categories on the counters.
  for (const kinds of PHASES) {
    const some = plan.filter(({ kind }) => kinds.includes(kind));
    for await (const _ of inOrder(some, AT_ONCE, begin)) {
      // Each repair reports its own outcome.
    }
    await run.finish();
  }
  return outcomes;
}

/** @returns why it was not done, or undefined if it was done */
async function carryOut(
  dataset: Dataset,
  one: Repair,
  options: RepairOptions
): Promise<Reason | undefined> {
  switch (one.kind) {
    case 'take-out':
      return takeOutAgain(dataset, one, options);
    case 'stamp':
      return stampProduct(dataset, one, options);
    case 'name-deleted':
      return nameDeleted(dataset, one, options);
    case 'recount':
      return recountCategory(dataset, one);
    case 'categories':
      return listCategories(dataset, options);
  }
}

async function recountCategory(
  { catalogue }: Dataset,
  { mainCategory, subCategory }: Category
): Promise<Reason | undefined> {
  const counts = await recount(catalogue, { mainCategory, subCategory });
  return counts ? undefined : { code: 'counters-restless' };
}

async function listCategories(
  { catalogue }: Dataset,
  { categories, now }: RepairOptions
): Promise<undefined> {
  const listed = await catalogue.item(CATEGORY_METADATA);
  await updateProductCounts(catalogue, worthListing(listed, categories), now);
}
