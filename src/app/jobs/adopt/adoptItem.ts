import type { CatalogueItem } from '../../../domain/catalogueItem';
import {
  ChangeRefused,
  CurationError,
  NotSupported
} from '../../../domain/errors';
import type { AdoptionKind } from '../../../domain/jobs/adopt/adopted';
import { planAdoption } from '../../../domain/jobs/adopt/planAdoption';
import { planUndo } from '../../../domain/jobs/adopt/undoAdoption';
import { programAuthor } from '../../../domain/jobs/programAuthor';
import type { Reason } from '../../../domain/jobs/reason';
import type { Product } from '../../../domain/product/product';
import {
  imagePaths,
  productKey,
  readProduct
} from '../../../domain/product/product';
import type { Catalogue } from '../../../ports/product/catalogue';
import type { Ids } from '../../../ports/clock';
import type { Dataset } from '../../cloud';
import { applyStatusChange } from '../../edits/applyChange';
import { tagImages } from '../../edits/tagImages';
import { endsRun } from '../longRun';

/** A plan that was refused is made again on the product as it is now. */
const TRIES = 3;

/** The name under which an adoption changes products. */
const BY = 'adopt';

export interface AdoptingOptions {
  /** ms since the epoch, corrected by the service's clock. */
  readonly now: () => number;
  readonly ids: Ids;
  readonly dryRun: boolean;
  /** Takes out what an earlier adoption wrote. */
  readonly undo: boolean;
}

/** What came of a product: what was done, why it was left, or nothing to do. */
export type Outcome = AdoptionKind | Reason | undefined;

/** One step of an adoption: what it does, and how. */
interface Step {
  readonly how: AdoptionKind;
  /** @throws ChangeRefused if somebody was faster */
  readonly act: () => Promise<unknown>;
}

/**
 * Adopts the item of one product, or undoes that, under the condition that it is
 * as it was read.
 *
 * @param scanned - from a consistent read
 */
export async function adoptItem(
  dataset: Dataset,
  scanned: CatalogueItem,
  { now, ids, dryRun, undo }: AdoptingOptions
): Promise<Outcome> {
  const { catalogue } = dataset;
  const opId = ids.next();
  let item: CatalogueItem | undefined = scanned;
  let tried: AdoptionKind | undefined;
  for (let tries = 0; tries < TRIES && item !== undefined; tries++) {
    const product = readProduct(item);
    const step = (undo ? undoing : adopting)(
      catalogue,
      product,
      programAuthor(product, BY, opId, now())
    );
    if (step === undefined) {
      // An earlier try did it, and its answer was lost.
      return tried;
    }
    if ('code' in step) {
      return step;
    }
    if (dryRun) {
      return step.how;
    }
    try {
      await step.act();
      return step.how === 'followed' ? await tagged(dataset, item) : step.how;
    } catch (error) {
      if (!(error instanceof ChangeRefused)) {
        throw error;
      }
    }
    tried = step.how;
    item = await catalogue.item(productKey(product));
  }
  return item === undefined && undo ? tried : { code: 'changed-meanwhile' };
}

/** Tags follow the status. What is followed is not planned a second time, so that a failure is told. */
async function tagged(
  dataset: Dataset,
  before: CatalogueItem
): Promise<Outcome> {
  const key = productKey(readProduct(before));
  try {
    const item = await dataset.catalogue.item(key);
    if (item !== undefined) {
      const product = readProduct(item);
      await tagImages(dataset, product, imagePaths(product));
    }
    return 'followed';
  } catch (error) {
    if (error instanceof CurationError && !endsRun(error)) {
      return error instanceof NotSupported
        ? 'followed'
        : { code: 'error', error };
    }
    throw error;
  }
}

function adopting(
  catalogue: Catalogue,
  product: Product,
  author: ReturnType<typeof programAuthor>
): Step | Reason | undefined {
  const plan = planAdoption(product, author);
  switch (plan.kind) {
    case 'nothing':
      return undefined;
    case 'left':
      return plan.why;
    case 'add':
      return { how: plan.how, act: () => catalogue.change(plan.change) };
    case 'follow':
      return {
        how: 'followed',
        act: () => applyStatusChange(catalogue, product.item, plan.status)
      };
  }
}

function undoing(
  catalogue: Catalogue,
  product: Product,
  author: ReturnType<typeof programAuthor>
): Step | Reason | undefined {
  const plan = planUndo(product, author);
  switch (plan.kind) {
    case 'nothing':
      return undefined;
    case 'left':
      return plan.why;
    case 'take-out':
      return { how: 'taken-out', act: () => catalogue.change(plan.change) };
    case 'withdraw':
      return {
        how: 'removed',
        act: async () => {
          if (!(await catalogue.withdraw(product.item, plan.absent))) {
            throw new ChangeRefused('', product.item);
          }
        }
      };
  }
}
