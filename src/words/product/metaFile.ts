import type { Trans } from '../trans';

export function noMetaText(trans: Trans): string {
  return trans.__('This product has no meta.json.');
}

/** Stands above the text of the file. */
export function brokenMetaText(trans: Trans): string {
  return trans.__('meta.json is not a JSON object. This is its text:');
}

/** Stands below the errors of a product's item. */
export function itemKeptText(trans: Trans): string {
  return trans.__('Nothing of it is dropped. You can work on the rest.');
}
