import type { Choices } from '../../board/choices';
import { chosen, sameSlot } from '../../board/choices';

/** Choices of two people put together, slot by slot. */
export interface MergedChoices {
  readonly choices: Choices;
  /** Ids of the slots that both changed, each otherwise: theirs stands in `choices`. */
  readonly clashes: readonly string[];
}

/** Mine and theirs, both made on `base`: a slot is whose it is that changed it. */
export function mergeChoices(
  base: Choices,
  mine: Choices,
  theirs: Choices
): MergedChoices {
  const ids = new Set([base, mine, theirs].flatMap(Object.keys));
  const choices: Record<string, Choices[string]> = {};
  const clashes: string[] = [];
  for (const id of ids) {
    const changed = !sameSlot(base, mine, id);
    if (changed && !sameSlot(base, theirs, id) && !sameSlot(mine, theirs, id)) {
      clashes.push(id);
    }
    const whose = changed && !clashes.includes(id) ? mine : theirs;
    if (chosen(whose, id).length > 0) {
      choices[id] = chosen(whose, id);
    }
  }
  return { choices, clashes };
}
