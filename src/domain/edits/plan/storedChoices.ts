import type { ItemValue } from '../../catalogueItem';
import type { Choices } from '../../board/choices';
import { encodeChoices, sameChoices } from '../../board/choices';
import { parseImagePath } from '../../images/image';
import type { Product } from '../../product/product';
import type { Slot } from '../../board/slots';

/**
 * `representative_assets` after images were moved or deleted, as attributes to
 * set: none if the item stores no choices, or if none of them changes. Names in
 * it that are not understood stay.
 */
export function storedChoices(
  product: Product,
  slots: readonly Slot[],
  correct: (choices: Choices) => Choices
): Readonly<Record<string, ItemValue>> {
  const next = correct(product.choices);
  if (sameChoices(product.choices, next)) {
    return {};
  }
  const text = encodeChoices(next, slots);
  return { representative_assets: withStrangers(text, product) };
}

type Stored = Record<string, string | readonly string[]>;

/** Adds the texts that are not images of a product again. */
function withStrangers(text: string, { item }: Product): string {
  const { representative_assets: before } = item;
  const next = JSON.parse(text) as Stored;
  // It could be read, since there are choices to correct.
  const stored = (
    typeof before === 'string' ? JSON.parse(before) : before
  ) as Record<string, string | readonly string[] | null>;
  for (const [slotId, value] of Object.entries(stored)) {
    const strangers = [value ?? []]
      .flat()
      .filter(name => name !== '' && parseImagePath(name) === undefined);
    if (strangers.length > 0) {
      const kept = [next[slotId] ?? [], strangers].flat();
      next[slotId] =
        kept.length === 1 && !Array.isArray(value) ? kept[0] : kept;
    }
  }
  return JSON.stringify(next);
}
