import type { ImagePath } from '../images/image';
import { own } from '../outsideRecord';
import type { Slot } from './slots';

/**
 * The chosen images by slot id, in order. A slot without images has no entry.
 * An id may be `constructor` or `__proto__`: read a slot with `chosen`, and make
 * choices of a Map or by a literal, never by an assignment to a slot.
 */
export type Choices = Readonly<Record<string, readonly ImagePath[]>>;

export function chosen(choices: Choices, slotId: string): readonly ImagePath[] {
  return own(choices, slotId) ?? [];
}

/** The slot that an image is in, with its position there, from 0. */
export function slotOf(
  choices: Choices,
  path: ImagePath
): { readonly slotId: string; readonly position: number } | undefined {
  for (const [slotId, paths] of Object.entries(choices)) {
    const position = paths.indexOf(path);
    if (position >= 0) {
      return { slotId, position };
    }
  }
  return undefined;
}

/** What an image is chosen as: the label of its slot, with its number in a slot for several, "Colour 2"; undefined if it is in no slot of the team. */
export function chosenAs(
  choices: Choices,
  slots: readonly Slot[],
  path: ImagePath
): string | undefined {
  const found = slotOf(choices, path);
  const slot = slots.find(({ id }) => id === found?.slotId);
  return (
    slot &&
    found &&
    (slot.many ? `${slot.label} ${found.position + 1}` : slot.label)
  );
}

export function chosenImages(choices: Choices): readonly ImagePath[] {
  return [...new Set(Object.values(choices).flat())];
}

function withSlot(
  choices: Choices,
  slotId: string,
  paths: readonly ImagePath[]
): Choices {
  const { [slotId]: _, ...rest } = choices;
  return paths.length > 0 ? { ...rest, [slotId]: paths } : rest;
}

/** The choices without an image, wherever it is. */
export function withoutImage(choices: Choices, path: ImagePath): Choices {
  return Object.entries(choices).reduce<Choices>(
    (rest, [slotId, paths]) =>
      withSlot(
        rest,
        slotId,
        paths.filter(other => other !== path)
      ),
    choices
  );
}

/** The choices with an image under its new path, as after a move. */
export function withImageMoved(
  choices: Choices,
  from: ImagePath,
  to: ImagePath
): Choices {
  return Object.fromEntries(
    Object.entries(choices).map(([slotId, paths]) => [
      slotId,
      paths.map(path => (path === from ? to : path))
    ])
  );
}

/** The choices after an image was chosen, and what changed, for the message. */
export interface Assignment {
  readonly choices: Choices;
  /** Whether the image is in the slot now. */
  readonly assigned: boolean;
  /** The image that a slot for one image had before. */
  readonly replaced?: ImagePath;
  /** The slot that the image was in before. */
  readonly movedFrom?: string;
}

/**
 * Chooses an image for a slot. An image that is in the slot already is taken
 * out; one that is in another slot moves; a slot for one image replaces the
 * image that it had.
 */
export function assign(
  choices: Choices,
  slot: Slot,
  path: ImagePath
): Assignment {
  const before = slotOf(choices, path);
  const without = withoutImage(choices, path);
  if (before?.slotId === slot.id) {
    return { choices: without, assigned: false };
  }
  const had = chosen(without, slot.id);
  return {
    choices: withSlot(without, slot.id, slot.many ? [...had, path] : [path]),
    assigned: true,
    replaced: slot.many ? undefined : had[0],
    movedFrom: before?.slotId
  };
}

/**
 * Puts an image into a slot at a position, as a drop does; it never takes the
 * image out. In a slot for many images the others make room. If the image comes
 * from another slot for one image, the two slots swap their images.
 *
 * @param position - in a slot for many images, from 0. Default: after all others
 */
export function putInSlot(
  choices: Choices,
  slot: Slot,
  path: ImagePath,
  slots: readonly Slot[],
  position = Infinity
): Assignment {
  const before = slotOf(choices, path);
  const without = withoutImage(choices, path);
  const had = chosen(without, slot.id);
  if (slot.many) {
    const images = [...had.slice(0, position), path, ...had.slice(position)];
    return {
      choices: withSlot(without, slot.id, images),
      assigned: true,
      movedFrom: before?.slotId
    };
  }
  const [replaced] = had;
  const from = slots.find(({ id }) => id === before?.slotId);
  const swaps =
    from !== undefined && !from.many && from.id !== slot.id && replaced;
  const placed = withSlot(without, slot.id, [path]);
  return {
    choices: swaps ? withSlot(placed, from.id, [replaced]) : placed,
    assigned: true,
    replaced: swaps ? undefined : replaced,
    movedFrom: before?.slotId
  };
}

/** The choices with a slot emptied, or with one of its images taken out. */
export function clearSlot(
  choices: Choices,
  slotId: string,
  path?: ImagePath
): Choices {
  return withSlot(
    choices,
    slotId,
    path === undefined
      ? []
      : chosen(choices, slotId).filter(other => other !== path)
  );
}

export function sameChoices(a: Choices, b: Choices): boolean {
  const ids = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...ids].every(id => sameSlot(a, b, id));
}

/** Whether two choices have the same images in a slot, in the same order. */
export function sameSlot(a: Choices, b: Choices, slotId: string): boolean {
  return (
    JSON.stringify(chosen(a, slotId)) === JSON.stringify(chosen(b, slotId))
  );
}
