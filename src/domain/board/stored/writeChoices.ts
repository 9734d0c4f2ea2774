import type { Choices } from '../choices';
import { chosen } from '../choices';
import type { Slot } from '../slots';
import type { ChoicesRules } from './choicesFormat';
import type { ImagesFormFacts } from './imagesForm';
import { writeImagesForm } from './imagesForm';

/** The text of `representative_assets` in the form that the team wants. */
export function writeChoices(
  choices: Choices,
  { slots, choicesFormat }: ChoicesRules,
  facts: ImagesFormFacts
): string {
  switch (choicesFormat) {
    case 'paths':
      return encodeChoices(choices, slots);
    case 'images':
      return writeImagesForm(inOrder(choices, slots), facts);
  }
}

/** A path for a slot for one image, a list for a slot for many. */
export function encodeChoices(
  choices: Choices,
  slots: readonly Slot[]
): string {
  const stored = new Map<string, string | readonly string[]>();
  for (const slot of slots) {
    const paths = chosen(choices, slot.id);
    if (slot.many) {
      stored.set(slot.id, paths);
    } else if (paths.length > 0) {
      stored.set(slot.id, paths[0]);
    }
  }
  // Choices for slots that the team no longer has are preserved.
  for (const [id, paths] of Object.entries(choices)) {
    if (!slots.some(slot => slot.id === id)) {
      stored.set(id, paths);
    }
  }
  return JSON.stringify(Object.fromEntries(stored));
}

/** The team's slots first, in their order. */
function inOrder(choices: Choices, slots: readonly Slot[]): Choices {
  const ids = new Set([...slots.map(({ id }) => id), ...Object.keys(choices)]);
  return Object.fromEntries([...ids].map(id => [id, chosen(choices, id)]));
}
