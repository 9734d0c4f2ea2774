import type { Trans } from '../trans';

/** What putting an image into a slot did. */
export interface SlotChange {
  /** "Front", or "Colour 2" in a slot for several. */
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
    return trans.__('%1 cleared (%2)', slot, filename);
  }
  return replaced === undefined
    ? trans.__('%1: %2', slot, filename)
    : trans.__('%1: %2 replaces %3', slot, filename, replaced);
}

/** @param added - whether they were put into the slot, not taken out */
export function slotImagesText(
  slot: string,
  images: number,
  added: boolean,
  trans: Trans
): string {
  return added
    ? trans._n('%2: %1 image added', '%2: %1 images added', images, slot)
    : trans._n('%2: %1 image removed', '%2: %1 images removed', images, slot);
}

/** Stands below the slots of a product. */
export function unreadChoicesText(values: number, trans: Trans): string {
  return trans._n(
    'Choices of another program that cannot be read are kept in representative_assets_unread.',
    '%1 versions of choices that cannot be read are kept in representative_assets_unread.',
    values
  );
}

export function clearedText(slot: string, trans: Trans): string {
  return trans.__('%1 cleared', slot);
}

/** @param note - as it is now */
export function notedText(note: string, trans: Trans): string {
  return note === '' ? trans.__('Note removed') : trans.__('Note written');
}

export function flaggedText(flag: string, on: boolean, trans: Trans): string {
  return on
    ? trans.__('Flagged: %1', flag)
    : trans.__('Flag removed: %1', flag);
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

/** Stands above a guideline that is shown as it was typed, because drawing it would take too long. */
export function guidelineTooLongText(trans: Trans): string {
  return trans.__(
    'The guideline is too long to be drawn, so it is shown as plain text. Shorter paragraphs and a shorter page are drawn.'
  );
}

/** Stands above a guideline that is shown as it was typed, because drawing it failed. */
export function guidelineFailedText(trans: Trans): string {
  return trans.__(
    'The guideline could not be drawn, so it is shown as plain text.'
  );
}
