import type { CatalogueItem } from '../../domain/catalogueItem';
import type { ItemChange } from '../../domain/edits/plan/itemChange';
import { changedItem } from '../../domain/edits/plan/itemChange';
import { ChangeRefused } from '../../domain/errors';
import type { Product } from '../../domain/product/product';
import { readProduct } from '../../domain/product/product';
import type { Catalogue } from '../../ports/product/catalogue';
import { alreadyApplied } from './alreadyApplied';
import { applyChange } from './applyChange';
import type { KnownTags } from './tagImages';

/** How often a change is planned again if other programs keep changing the product. */
const TRIES = 5;

/**
 * One change of a product that a person asked for. Its op id and its time are
 * fixed when it is asked for, so that carrying it out again after a lost
 * answer is the same change.
 */
export interface Edit {
  readonly opId: string;
  /**
   * The product as it will be, so that the desk shows it before it is saved.
   * @throws Conflict, Invalid or TooLarge if the edit does not fit
   */
  project(product: Product): Product;
  /**
   * Carries it out on the product as last saved.
   * @returns the product after it
   * @throws ChangeConflict if somebody else changed what it depends on;
   * StepLeft if it is stored, and a step after it failed
   */
  carryOut(product: Product): Promise<Product>;
  /** Repeats the step that follows the change, on the product as it is now. */
  afterwards?(product: Product): Promise<void>;
}

/** The change is stored. A step that follows it, such as tags, failed. */
class StepLeft extends Error {
  constructor(
    /** The product after the change. */
    readonly after: Product,
    cause: unknown
  ) {
    super('step-left', { cause });
    this.name = 'StepLeft';
  }
}

/** @returns the product after an edit, and what a step after it failed with */
export async function carriedOut(
  edit: Edit,
  product: Product
): Promise<{ readonly after: Product; readonly left?: unknown }> {
  try {
    return { after: await edit.carryOut(product) };
  } catch (error) {
    if (!(error instanceof StepLeft)) {
      throw error;
    }
    return { after: error.after, left: error.cause };
  }
}

/** What one kind of edit does; `toEdit` runs the steps in this order. */
export interface EditSteps {
  /** @throws Conflict, Invalid or TooLarge if the edit does not fit */
  project(product: Product): Product;
  /**
   * Called only if the change has not been applied yet.
   * @throws ChangeRefused if somebody else changed what it depends on
   */
  carryOut(product: Product): Promise<CarriedOut>;
  /**
   * Follows the change. It also runs if the change was applied by an earlier
   * try, so that a retry completes what that try left undone.
   */
  afterwards?(product: Product, tags?: KnownTags): Promise<void>;
}

/** What a change left behind. */
export interface CarriedOut {
  readonly item: CatalogueItem;
  /** Tags that were read on the way, so that `afterwards` need not read them again. */
  readonly tags?: KnownTags;
}

/**
 * Checks a product before a change is carried out on it.
 *
 * @returns the product, read again if that was necessary
 * @throws ChangeConflict if the change must not be carried out
 */
export type Guard = (product: Product) => Promise<Product>;

/** Puts together what every edit does: project, guard, carry out once, afterwards. */
export function toEdit(opId: string, steps: EditSteps, guard: Guard): Edit {
  return {
    opId,
    project: product =>
      alreadyApplied(product, opId) ? product : steps.project(product),
    carryOut: async product => {
      const { after, tags } = await carryOutOnce(opId, steps, guard, product);
      try {
        await steps.afterwards?.(after, tags);
      } catch (error) {
        throw new StepLeft(after, error);
      }
      return after;
    },
    afterwards: async product => steps.afterwards?.(product)
  };
}

async function carryOutOnce(
  opId: string,
  steps: EditSteps,
  guard: Guard,
  product: Product
): Promise<{ readonly after: Product; readonly tags?: KnownTags }> {
  let current = product;
  for (let tries = 1; ; tries++) {
    if (!alreadyApplied(current, opId)) {
      current = await guard(current);
    }
    if (alreadyApplied(current, opId)) {
      return { after: current };
    }
    try {
      const { item, tags } = await steps.carryOut(current);
      return { after: readProduct(item), tags };
    } catch (error) {
      if (
        !(error instanceof ChangeRefused && error.current) ||
        tries === TRIES
      ) {
        throw error;
      }
      current = readProduct(error.current);
    }
  }
}

/** The product after a change whose conditions hold. */
export function projectChange(product: Product, change: ItemChange): Product {
  return readProduct(changedItem(product.item, change));
}

/** The product as it will be. If the edit does not fit, it is unchanged: carrying the edit out reports why. */
export function projectIfFits(edit: Edit, product: Product): Product {
  try {
    return edit.project(product);
  } catch {
    return product;
  }
}

/** The steps of an edit that is a single update of the item. */
export function singleUpdate(
  catalogue: Pick<Catalogue, 'change'>,
  plan: (product: Product) => ItemChange
): EditSteps {
  return {
    project: product => projectChange(product, plan(product)),
    carryOut: async product => ({
      item: await applyChange(catalogue, plan(product))
    })
  };
}
