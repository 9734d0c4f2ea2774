import type { Choices } from '../../board/choices';
import { chosen, sameSlot } from '../../board/choices';

/** The choices of two people, merged slot by slot. */
export interface MergedChoices {
  readonly choices: Choices;
  /** The ids of slots that both changed differently. `choices` has theirs. */
  readonly clashes: readonly string[];
}

/** Merges two sets of choices that are both based on `base`. The side that changed a slot wins. */
export function mergeChoices(
  base: Choices,
  mine: Choices,
  theirs: Choices
): MergedChoices {
  const ids = new Set([base, mine, theirs].flatMap(Object.keys));
  const choices = new Map<string, Choices[string]>();
  const clashes: string[] = [];
  for (const id of ids) {
    const changed = !sameSlot(base, mine, id);
    if (changed && !sameSlot(base, theirs, id) && !sameSlot(mine, theirs, id)) {
      clashes.push(id);
    }
    const whose = changed && !clashes.includes(id) ? mine : theirs;
    if (chosen(whose, id).length > 0) {
      choices.set(id, chosen(whose, id));
    }
  }
  return { choices: Object.fromEntries(choices), clashes };
}
