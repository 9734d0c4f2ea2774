import type { Check } from './check';
import type { Choices } from './choices';
import { chosen, chosenImages } from './choices';
import type { ImageNames, ImagePath } from '../images/image';
import { hasImage, splitImagePath } from '../images/image';
import type { KnownPictures } from './pictureChecks';
import { checkPictures } from './pictureChecks';
import type { Slot } from './slots';
import type { TeamSettings } from './teamSettings';

export function hasMust(check: Check): boolean {
  return check.level === 'must' && !check.ok;
}

/** Whether S3 is known to lack an image's object. */
export type ImageIsMissing = (path: ImagePath) => boolean;

/** Whether a check could not be made, because its facts are not known. */
export function isUnchecked(check: Check): boolean {
  return check.id === 'unchecked';
}

/** The checks that a completion depends on. */
export function checkMusts(
  product: { readonly images: ImageNames },
  choices: Choices,
  slots: readonly Slot[],
  isMissing: ImageIsMissing
): readonly Check[] {
  return [
    checkRequired(choices, slots),
    checkTwice(choices),
    checkGone(product, choices, slots, isMissing)
  ];
}

/** What is known of a product beside its item. */
export interface KnownFacts {
  readonly isMissing: ImageIsMissing;
  /** The colours that `meta.json` lists, none if it has no list, or why they are not known. */
  readonly colours: readonly string[] | 'awaited' | 'unreadable';
  readonly pictures: KnownPictures;
}

/** All checks of a product's choices, musts first. */
export function checkChoices(
  product: { readonly images: ImageNames },
  choices: Choices,
  { slots, limits }: Pick<TeamSettings, 'slots' | 'limits'>,
  { isMissing, colours, pictures }: KnownFacts
): readonly Check[] {
  return [
    ...checkMusts(product, choices, slots, isMissing),
    ...checkFolders(choices, slots),
    ...checkColours(choices, slots, colours),
    ...checkPictures(choices, slots, pictures, limits)
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
  colours: KnownFacts['colours']
): Check[] {
  const many = slots.find(slot => slot.many);
  if (many === undefined) {
    return [];
  }
  if (typeof colours === 'string') {
    return [
      {
        id: 'unchecked',
        level: 'look',
        ok: false,
        what: 'colours',
        why: colours,
        labels: []
      }
    ];
  }
  if (colours.length === 0) {
    return [];
  }
  const covered = coveredColours(choices, slots);
  const ok = covered === colours.length;
  return [
    { id: 'colours', level: 'look', ok, colours, covered, slotId: many.id }
  ];
}

/** How many colours have an image. The slots of the main colour count as one. */
export function coveredColours(
  choices: Choices,
  slots: readonly Slot[]
): number {
  const many = slots.find(slot => slot.many);
  const main = slots.some(
    slot => !slot.many && chosen(choices, slot.id).length > 0
  );
  return (main ? 1 : 0) + (many ? chosen(choices, many.id).length : 0);
}
