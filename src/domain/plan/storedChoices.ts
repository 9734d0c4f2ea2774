import type { ItemValue } from '../catalogueItem';
import type { Choices } from '../choices';
import { encodeChoices, sameChoices } from '../choices';
import type { Product } from '../product';
import type { Slot } from '../slots';

/**
 * `representative_assets` after its images moved or went, as attributes to
 * set: nothing where the item stores none, or none of them is concerned.
 */
export function storedChoices(
  product: Product,
  slots: readonly Slot[],
  correct: (choices: Choices) => Choices
): Readonly<Record<string, ItemValue>> {
  const next = correct(product.choices);
  return sameChoices(product.choices, next)
    ? {}
    : { representative_assets: encodeChoices(next, slots) };
}
