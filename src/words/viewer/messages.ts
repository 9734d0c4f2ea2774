import type { Trans } from '../trans';

export function nothingToCompareText(trans: Trans): string {
  return trans.__('There is no other image to compare with.');
}

export function croppingText(filename: string, trans: Trans): string {
  return trans.__('Cropping %1…', filename);
}
