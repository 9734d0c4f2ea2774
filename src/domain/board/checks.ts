import type { Choices } from './choices';
import { chosen, chosenImages } from './choices';
import type { ImageNames, ImagePath } from '../images/image';
import { hasImage, splitImagePath } from '../images/image';
import type { Slot } from './slots';

/** One line of the checks beside the board. A `must` that fails lets nothing be completed; a `look` only warns. */
export interface Check {
  readonly id: 'required' | 'twice' | 'gone' | 'folder' | 'colours';
  readonly level: 'must' | 'look';
  readonly ok: boolean;
  readonly text: string;
  /** The slot to look at. */
  readonly slotId?: string;
}

export function hasMust(check: Check): boolean {
  return check.level === 'must' && !check.ok;
}

/** What is known of an image's object: `missing` where S3 does not have it. */
export type ImageIsMissing = (path: ImagePath) => boolean;

/**
 * All checks of the choices of a product, musts first.
 *
 * @param colours - the colours that `meta.json` lists, or undefined while unknown
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
  const names = (some: readonly Slot[]): string =>
    listed(some.map(slot => slot.label.toLowerCase()));
  return {
    id: 'required',
    level: 'must',
    ok: empty.length === 0,
    text:
      empty.length === 0
        ? `${capital(names(required))} ${required.length === 1 ? 'is' : 'are'} chosen`
        : `${capital(names(empty))} ${empty.length === 1 ? 'is' : 'are'} not chosen`,
    slotId: empty[0]?.id
  };
}

function checkTwice(choices: Choices): Check {
  const seen = new Set<ImagePath>();
  for (const [slotId, paths] of Object.entries(choices)) {
    for (const path of paths) {
      if (seen.has(path)) {
        return {
          id: 'twice',
          level: 'must',
          ok: false,
          text: `${path} is used twice`,
          slotId
        };
      }
      seen.add(path);
    }
  }
  return {
    id: 'twice',
    level: 'must',
    ok: true,
    text: 'No image is used twice'
  };
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
      return {
        id: 'gone',
        level: 'must',
        ok: false,
        text: `${path} is chosen, but not there`,
        slotId
      };
    }
  }
  return {
    id: 'gone',
    level: 'must',
    ok: true,
    text: 'All chosen images exist'
  };
}

function checkFolders(choices: Choices, slots: readonly Slot[]): Check[] {
  return slots.flatMap(slot =>
    chosen(choices, slot.id)
      .filter(path =>
        slot.folders
          ? !slot.folders.includes(splitImagePath(path).folder)
          : splitImagePath(path).folder === 'text'
      )
      .map(path => ({
        id: 'folder' as const,
        level: 'look' as const,
        ok: false,
        text: `${slot.label} is from ${splitImagePath(path).folder}`,
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
  // The main colour's slots stand for one colour together.
  const main = slots.some(
    slot => !slot.many && chosen(choices, slot.id).length > 0
  );
  const covered = (main ? 1 : 0) + chosen(choices, many.id).length;
  const list = colours.length === 1 ? '1 colour' : `${colours.length} colours`;
  return [
    {
      id: 'colours',
      level: 'look',
      ok: covered === colours.length,
      text:
        covered === colours.length
          ? `All ${list} of meta.json are covered`
          : `meta.json lists ${list}, ${covered} ${covered === 1 ? 'is' : 'are'} covered`,
      slotId: many.id
    }
  ];
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
