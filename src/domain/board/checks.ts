import type { Choices } from './choices';
import { chosen, chosenImages } from './choices';
import type { CheckResult } from '../errorFacts';
import type { ImageNames, ImagePath } from '../images/image';
import { hasImage, splitImagePath } from '../images/image';
import type { Slot } from './slots';

/** One check of the choices. If a `must` fails, the product cannot be completed; a `look` only warns. */
export type Check = CheckResult & {
  readonly level: 'must' | 'look';
  /** The slot that the check is about. */
  readonly slotId?: string;
};

export function hasMust(check: Check): boolean {
  return check.level === 'must' && !check.ok;
}

/** Whether S3 is known to lack an image's object. */
export type ImageIsMissing = (path: ImagePath) => boolean;

/**
 * All checks of a product's choices, musts first.
 *
 * @param colours - the colours that `meta.json` lists, or undefined while
 * unknown
 */
export function checkChoices(
  product: { readonly images: ImageNames },
  choices: Choices,
  slots: readonly Slot[],
  isMissing: ImageIsMissing,
  colours: readonly string[] | undefined
): readonly Check[] {
  return [
    checkRequired(choices, slots),
    checkTwice(choices),
    checkGone(product, choices, slots, isMissing),
    ...checkFolders(choices, slots),
    ...checkColours(choices, slots, colours)
  ];
}

function checkRequired(choices: Choices, slots: readonly Slot[]): Check {
  const required = slots.filter(slot => slot.required);
  const empty = required.filter(slot => chosen(choices, slot.id).length === 0);
  const ok = empty.length === 0;
  return {
    id: 'required',
    level: 'must',
    ok,
    labels: (ok ? required : empty).map(slot => slot.label),
    slotId: empty[0]?.id
  };
}

function checkTwice(choices: Choices): Check {
  const met = new Set<ImagePath>();
  for (const [slotId, paths] of Object.entries(choices)) {
    for (const path of paths) {
      if (met.has(path)) {
        return { id: 'twice', level: 'must', ok: false, path, slotId };
      }
      met.add(path);
    }
  }
  return { id: 'twice', level: 'must', ok: true };
}

function checkGone(
  product: { readonly images: ImageNames },
  choices: Choices,
  slots: readonly Slot[],
  isMissing: ImageIsMissing
): Check {
  for (const path of chosenImages(choices)) {
    if (!hasImage(product, path) || isMissing(path)) {
      const slotId = slots.find(slot =>
        chosen(choices, slot.id).includes(path)
      )?.id;
      return { id: 'gone', level: 'must', ok: false, path, slotId };
    }
  }
  return { id: 'gone', level: 'must', ok: true };
}

function checkFolders(choices: Choices, slots: readonly Slot[]): Check[] {
  return slots.flatMap(slot =>
    chosen(choices, slot.id)
      .map(path => splitImagePath(path).folder)
      .filter(folder =>
        slot.folders ? !slot.folders.includes(folder) : folder === 'text'
      )
      .map(folder => ({
        id: 'folder' as const,
        level: 'look' as const,
        ok: false,
        label: slot.label,
        folder,
        slotId: slot.id
      }))
  );
}

function checkColours(
  choices: Choices,
  slots: readonly Slot[],
  colours: readonly string[] | undefined
): Check[] {
  const many = slots.find(slot => slot.many);
  if (colours === undefined || colours.length === 0 || many === undefined) {
    return [];
  }
  // The slots of the main colour count as one colour.
  const main = slots.some(
    slot => !slot.many && chosen(choices, slot.id).length > 0
  );
  const covered = (main ? 1 : 0) + chosen(choices, many.id).length;
  const listed = colours.length;
  const ok = covered === listed;
  return [
    { id: 'colours', level: 'look', ok, listed, covered, slotId: many.id }
  ];
}
