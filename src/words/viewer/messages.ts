import type { Trans } from '../trans';

export function nothingToCompareText(trans: Trans): string {
  return trans.__('There is no other image to compare with.');
}

export function croppingText(filename: string, trans: Trans): string {
  return trans.__('Cropping %1…', filename);
}

/** @param path - of a crop that was to be chosen for a slot */
export function cropLeftText(
  path: string,
  productId: string,
  slot: string,
  trans: Trans
): string {
  return trans.__(
    '%1: the crop is saved as %2, but not chosen as %3, because you left the product.',
    productId,
    path,
    slot
  );
}
