import type { Trans } from '../trans';

/**
 * JupyterLab refuses settings that do not fit the schema.
 *
 * @param reasons - which setting, and what is wrong with it
 * @param othersUsed - whether the valid ones are used
 */
export function brokenSettingsText(
  reasons: readonly string[],
  othersUsed: boolean,
  trans: Trans
): string {
  const what = othersUsed
    ? trans.__(
        'Some settings of Curation are not valid, and their defaults are used instead: %1. The others are used, but none can be changed here.',
        reasons.join('; ')
      )
    : trans.__(
        'The settings of Curation cannot be used: %1. Nothing has been changed.',
        reasons.join('; ')
      );
  return `${what} ${correctSettingsText(trans)}`;
}

/** What to do about it. */
export function correctSettingsText(trans: Trans): string {
  return trans.__(
    'Correct them in the JSON Settings Editor under "Curation", then reload the page.'
  );
}
