import type { ItemValue } from '../../catalogueItem';
import type { Choices } from '../../board/choices';
import { chosenImages, sameChoices } from '../../board/choices';
import type { ChoicesRules } from '../../board/stored/choicesFormat';
import type { ReadChoices } from '../../board/stored/choicesFound';
import { isImagesForm, withoutFacts } from '../../board/stored/imagesForm';
import {
  decodeChoices,
  plainPaths,
  storedRecord
} from '../../board/stored/readChoices';
import { encodeChoices, writeChoices } from '../../board/stored/writeChoices';
import { parseImagePath } from '../../images/image';
import { sameValue } from '../../itemValues';
import type { Product } from '../../product/product';
import { UNREAD_CHOICES } from '../../board/stored/unreadChoices';

/** Attributes that a change depends on if it writes the choices. */
export const CHOICES_READS = ['representative_assets', UNREAD_CHOICES];

type Attributes = Readonly<Record<string, ItemValue>>;

/**
 * The choices after images were moved or deleted, as attributes to set: none if
 * the item stores no choices, or if none of them changes. Texts in it that are
 * not understood stay where they are, if the form allows it.
 *
 * @param at - when, ISO 8601
 */
export function storedChoices(
  product: Product,
  rules: ChoicesRules,
  at: string,
  correct: (choices: Choices) => Choices
): Attributes {
  const next = correct(product.choices);
  if (sameChoices(product.choices, next)) {
    return {};
  }
  const plain = plainPaths(product.item.representative_assets);
  return plain && rules.choicesFormat === 'paths'
    ? {
        representative_assets: withStrangers(
          encodeChoices(next, rules.slots),
          plain
        )
      }
    : replacedChoices(product, next, rules, { status: product.status, at });
}

type Stored = Record<string, string | readonly string[]>;

/** Adds the texts that are not images of a product again. */
function withStrangers(
  text: string,
  before: NonNullable<ReturnType<typeof plainPaths>>
): string {
  const next = new Map(Object.entries(JSON.parse(text) as Stored));
  for (const [slotId, value] of Object.entries(before)) {
    const strangers = [value ?? []]
      .flat()
      .filter(name => name !== '' && parseImagePath(name) === undefined);
    if (strangers.length > 0) {
      const kept = [next.get(slotId) ?? [], strangers].flat();
      next.set(
        slotId,
        kept.length === 1 && !Array.isArray(value) ? kept[0] : kept
      );
    }
  }
  return JSON.stringify(Object.fromEntries(next));
}

/**
 * Choices that take the place of the stored ones, as attributes to set. If the
 * stored value says anything that the new one does not, the whole value moves
 * to `representative_assets_unread` as it is.
 */
export function replacedChoices(
  { item }: Product,
  next: Choices,
  rules: ChoicesRules,
  { status, at }: { readonly status: string; readonly at: string }
): Attributes {
  const { representative_assets: before, [UNREAD_CHOICES]: kept } = item;
  const read = decodeChoices(before);
  const { details } = read;
  return {
    representative_assets: writeChoices(next, rules, { status, at, details }),
    ...(before !== undefined &&
      losesSomething(read, next, rules) && {
        [UNREAD_CHOICES]: withValue(kept, before)
      })
  };
}

function losesSomething(
  { problem, saysMore, details }: ReadChoices,
  next: Choices,
  { choicesFormat }: ChoicesRules
): boolean {
  if (problem !== undefined || saysMore) {
    return true;
  }
  const stay = choicesFormat === 'images' ? chosenImages(next) : [];
  return [...(details?.keys() ?? [])].some(path => !stay.includes(path));
}

/** The values that are kept, with one more if it is not among them. */
function withValue(
  kept: ItemValue | undefined,
  value: ItemValue
): readonly ItemValue[] {
  const values: readonly ItemValue[] =
    kept === undefined ? [] : Array.isArray(kept) ? kept : [kept];
  const said = saidBy(value);
  return values.some(one => sameValue(saidBy(one), said))
    ? values
    : [...values, value];
}

/**
 * What a value is compared by. A program that writes its choices again after
 * each completion says another time of them, which would fill the list.
 */
function saidBy(value: ItemValue): ItemValue {
  const stored = storedRecord(value);
  if (stored === undefined || !isImagesForm(stored)) {
    return value;
  }
  const said = withoutFacts(stored);
  // The colours of a text are in its order, which a record does not compare.
  return typeof value === 'string' ? JSON.stringify(said) : (said as ItemValue);
}
