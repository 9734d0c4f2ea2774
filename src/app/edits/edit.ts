import type { ItemChange } from '../../domain/edits/plan/itemChange';
import { changedItem, hasOp } from '../../domain/edits/plan/itemChange';
import type { Product } from '../../domain/product/product';
import { readProduct } from '../../domain/product/product';
import type { Catalogue } from '../../ports/product/catalogue';
import { applyChange } from './applyChange';

/**
 * One change of a product that a person asked for. Its op id and its time are
 * fixed when it is asked for, so that carrying it out again after a lost
 * answer is the same change.
 */
export interface Edit {
  readonly opId: string;
  /**
   * The product as it will be, so that the desk shows it before it is saved.
   * @throws Conflict, Invalid or TooLarge where the edit does not fit
   */
  project(product: Product): Product;
  /**
   * Carries it out on the product as last saved.
   * @returns the product after it
   * @throws ChangeRefused where somebody else changed what it rests on
   */
  carryOut(product: Product): Promise<Product>;
}

/** The product after a change whose conditions hold. */
export function projectChange(product: Product, change: ItemChange): Product {
  return readProduct(changedItem(product.item, change));
}

/** The product as it will be; one that the edit does not fit stays as it is: carrying it out will say why. */
export function projectIfFits(edit: Edit, product: Product): Product {
  try {
    return edit.project(product);
  } catch {
    return product;
  }
}

/** An edit that is one update of the item, and nothing beside it. */
export function itemEdit(
  catalogue: Pick<Catalogue, 'change'>,
  opId: string,
  plan: (product: Product) => ItemChange
): Edit {
  return onceEdit({
    opId,
    project: product => projectChange(product, plan(product)),
    carryOut: async product =>
      readProduct(await applyChange(catalogue, plan(product)))
  });
}

/**
 * An edit that is done once. A product that was read again after a lost answer
 * may have it already: planned anew on that, it would move the moved or delete
 * the deleted.
 */
export function onceEdit({ opId, project, carryOut }: Edit): Edit {
  return {
    opId,
    project: product =>
      hasOp(product.item, opId) ? product : project(product),
    carryOut: async product =>
      hasOp(product.item, opId) ? product : carryOut(product)
  };
}
