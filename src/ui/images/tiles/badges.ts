import type { Choices } from '../../../domain/board/choices';
import { chosen } from '../../../domain/board/choices';
import type { ImagePath } from '../../../domain/images/image';
import type { Slot } from '../../../domain/board/slots';
import type { KeyHints } from '../../controls/keyHints';
import { slotKey } from '../../controls/keyHints';

/** The badge of a chosen image: `2 Front`, `C Colour 1`. */
export interface Badge {
  readonly keyHint: string;
  readonly label: string;
}

/** The badges of all chosen images. Images in slots for several are numbered. */
export function badgesOf(
  choices: Choices,
  slots: readonly Slot[],
  hints: KeyHints
): ReadonlyMap<ImagePath, Badge> {
  const badges = new Map<ImagePath, Badge>();
  slots.forEach((slot, index) => {
    const keyHint = slotKey(slots, index, hints);
    chosen(choices, slot.id).forEach((path, nth) => {
      const label = slot.many ? `${slot.label} ${nth + 1}` : slot.label;
      badges.set(path, { keyHint, label });
    });
  });
  return badges;
}
