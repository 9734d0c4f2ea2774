import { showErrorMessage } from '@jupyterlab/apputils';

import { brokenSettingsText } from '../words/connection/settings';
import type { Trans } from '../words/trans';

/** One thing that is wrong with the settings, as JupyterLab's validator says it. */
export interface SettingError {
  readonly instancePath?: string;
  readonly message?: string;
}

/** Says which settings are not valid. */
export function showBrokenSettings(
  errors: readonly SettingError[],
  trans: Trans
): void {
  const reasons = errors.map(({ instancePath, message }) =>
    [instancePath?.slice(1), message].filter(Boolean).join(' ')
  );
  void showErrorMessage(
    trans.__('Curation'),
    brokenSettingsText(reasons, trans)
  );
}
