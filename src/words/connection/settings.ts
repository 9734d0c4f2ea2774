import type { Trans } from '../trans';

/**
 * JupyterLab refuses settings that do not fit the schema.
 *
 * @param reasons - which setting, and what is wrong with it
 */
export function brokenSettingsText(
  reasons: readonly string[],
  trans: Trans
): string {
  return trans.__(
    'The settings of Curation cannot be used: %1. Correct them in the JSON Settings Editor under "Curation", then open Curation again. Nothing has been changed.',
    reasons.join('; ')
  );
}
