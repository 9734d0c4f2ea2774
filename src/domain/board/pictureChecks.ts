import type { Choices } from './choices';
import { chosen, chosenImages } from './choices';
import type { Check } from './check';
import type { Limits } from './limits';
import type { Slot } from './slots';
import { alikeAmong } from '../images/pictureFacts';
import type { FactsByImage } from '../images/pictureFacts';
import type { ImagePath } from '../images/image';

/** What is known of a product's pictures. */
export interface KnownPictures {
  readonly facts: FactsByImage;
  /** Images of one folder that show the same picture. */
  readonly alike: readonly (readonly [ImagePath, ImagePath])[];
}

/** Nothing is known yet. */
export const NO_PICTURES: KnownPictures = { facts: new Map(), alike: [] };

/**
 * Checks of the chosen images' sizes and sharpness, and of pictures that are
 * there twice. What is all right has no line; what is not known yet has one.
 */
export function checkPictures(
  choices: Choices,
  slots: readonly Slot[],
  { facts, alike }: KnownPictures,
  limits: Limits
): readonly Check[] {
  return [
    ...slots.flatMap(slot =>
      chosen(choices, slot.id).flatMap(path =>
        checkPicture(slot, path, facts, limits)
      )
    ),
    ...checkAlike(choices, { facts, alike }, limits),
    ...checkMeasured(choices, slots, facts, limits)
  ];
}

/** The least length of the shorter side for a slot, in pixels; 0 if there is none. */
function leastSide(slot: Slot, limits: Limits): number {
  return slot.minSide ?? limits.minSide ?? 0;
}

function checkPicture(
  slot: Slot,
  path: ImagePath,
  facts: FactsByImage,
  limits: Limits
): Check[] {
  const known = facts.get(path);
  if (!known) {
    return [];
  }
  const { width, height, measures } = known;
  const about = {
    level: 'look' as const,
    ok: false,
    label: slot.label,
    slotId: slot.id,
    path
  };
  const least = leastSide(slot, limits);
  const { blur = 1 } = limits;
  return [
    ...(Math.min(width, height) < least
      ? [{ ...about, id: 'small' as const, width, height, least }]
      : []),
    ...(measures && measures.blur > blur
      ? [{ ...about, id: 'blurred' as const }]
      : [])
  ];
}

function checkAlike(
  choices: Choices,
  { facts, alike }: KnownPictures,
  { alike: bits }: Limits
): Check[] {
  if (bits === undefined) {
    return [];
  }
  const both = alikeAmong(chosenImages(choices), facts, bits);
  const others = alike.filter(
    ([a, b]) => !both.some(pair => pair.includes(a) && pair.includes(b))
  );
  const [first, ...more] = [...both, ...others];
  return first === undefined
    ? []
    : [
        {
          id: 'alike',
          level: 'look',
          ok: false,
          paths: first,
          more: more.length
        }
      ];
}

/** Chosen images of which nothing is known yet, or nothing can be known. */
function checkMeasured(
  choices: Choices,
  slots: readonly Slot[],
  facts: FactsByImage,
  limits: Limits
): Check[] {
  const isChecked = (slot: Slot): boolean =>
    limits.blur !== undefined || leastSide(slot, limits) > 0;
  const labelsOf = (isSuch: (path: ImagePath) => boolean): string[] =>
    slots
      .filter(slot => isChecked(slot) && chosen(choices, slot.id).some(isSuch))
      .map(({ label }) => label);
  const unchecked = {
    id: 'unchecked' as const,
    what: 'pictures' as const,
    level: 'look' as const,
    ok: false
  };
  return [
    {
      ...unchecked,
      why: 'awaited' as const,
      labels: labelsOf(path => !facts.has(path))
    },
    {
      ...unchecked,
      why: 'unreadable' as const,
      labels: labelsOf(path => facts.get(path) === null)
    }
  ].filter(({ labels }) => labels.length > 0);
}
