import type { Trans } from '../trans';

/** What putting images into a slot did. */
export interface SlotChange {
  readonly slot: string;
  readonly filename: string;
  readonly assigned: boolean;
  /** File name of the image that lost its slot. */
  readonly replaced: string | undefined;
}

export function slotText(
  { slot, filename, assigned, replaced }: SlotChange,
  trans: Trans
): string {
  if (!assigned) {
    return trans.__('Took %1 out of %2', filename, slot);
  }
  return replaced === undefined
    ? trans.__('%1 is %2', filename, slot)
    : trans.__('%1 is %2, in place of %3', filename, slot, replaced);
}

export function slotImagesText(
  slot: string,
  images: number,
  trans: Trans
): string {
  return trans._n('%2: %1 image', '%2: %1 images', images, slot);
}

export function clearedText(slot: string, trans: Trans): string {
  return trans.__('Cleared %1', slot);
}

/** @param note - as it is now */
export function notedText(note: string, trans: Trans): string {
  return note === '' ? trans.__('Removed the note') : trans.__('Noted');
}

export function flaggedText(flag: string, on: boolean, trans: Trans): string {
  return on
    ? trans.__('Flagged: %1', flag)
    : trans.__('No longer flagged: %1', flag);
}

/** What a change of a note or a flag is called while it waits. */
export function annotateLabel(
  kind: 'note' | 'flag',
  productId: string,
  trans: Trans
): string {
  return kind === 'note'
    ? trans.__('Note on %1', productId)
    : trans.__('Flag %1', productId);
}

/** @param slots - labels of the slots for which others chose other images */
export function othersChoseText(
  slots: readonly string[],
  trans: Trans
): string {
  return trans.__(
    'Others have chosen since then. Their choice is shown for: %1',
    slots.join(', ')
  );
}
