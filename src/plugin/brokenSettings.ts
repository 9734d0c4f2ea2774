import { showErrorMessage } from '@jupyterlab/apputils';

import { brokenSettingsText } from '../words/connection/settings';
import type { Trans } from '../words/trans';
import type { DeskSettings, RawSettings, SettingError } from './validSettings';
import { settingReasons, validSettings } from './validSettings';

/**
 * Says which settings are not valid.
 *
 * @returns the others; undefined if there are none
 */
export async function tellBrokenSettings(
  registry: RawSettings,
  errors: readonly SettingError[],
  trans: Trans
): Promise<DeskSettings | undefined> {
  const valid = await validSettings(registry, errors);
  void showErrorMessage(
    trans.__('Curation'),
    brokenSettingsText(settingReasons(errors), valid !== undefined, trans)
  );
  return valid;
}
